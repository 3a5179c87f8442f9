import type { KindOs } from '../kind.ts';

/** Families that are installed by debian-installer in every release. */
const FAMILIES: readonly string[] = ['debian', 'devuan', 'kali'];

/** Ubuntu's last release with debian-installer is 20.04, as the legacy server image; later ones read only autoinstall. */
const FIRST_UBUNTU_WITHOUT = 22;

/** Whether an operating system is installed by debian-installer; families are compared in any case. */
export function supports({ family, major }: KindOs): boolean {
  const name = family.toLowerCase();
  return FAMILIES.includes(name) || (name === 'ubuntu' && Number.parseInt(major, 10) < FIRST_UBUNTU_WITHOUT);
}
