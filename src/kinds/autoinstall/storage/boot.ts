import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import { asText } from '../../../sot/schema/spelling.ts';
import type { KindFinding } from '../../kind.ts';
import { type Action, BASE, ofKey } from './action.ts';

function hasFirmware(actions: readonly Action[]): boolean {
  return actions.some(
    ({ fields }) =>
      fields.grub_device === true ||
      ['bios_grub', 'boot', 'esp', 'prep'].includes(asText(fields.flag)) ||
      fields.path === '/boot/efi' ||
      ['vtoc', 'msdos'].includes(asText(fields.ptable)) ||
      fields.type === 'dasd' ||
      fields.preserve === true,
  );
}

/** Whether there is a root, and something that the firmware can start. */
export function bootFindings(document: YamlDocument, actions: readonly Action[]): readonly KindFinding[] {
  const path = [...BASE, 'config'];
  const roots = actions.some(
    ({ fields }) =>
      (fields.type === 'mount' && fields.path === '/') ||
      (fields.type === 'zpool' && fields.mountpoint === '/') ||
      (fields.type === 'zfs' && JSON.stringify(fields.properties ?? null).includes('"/"')),
  );
  if (!roots) {
    const message = 'nothing is mounted at `/`: add an action of the type `mount` with `path: /`';
    return [ofKey(document, path, 'error', message)];
  }
  if (hasFirmware(actions)) return [];
  const message =
    'nothing is there to boot from: BIOS needs `grub_device: true` on a disk, and UEFI on a partition with `flag: boot` that is mounted at `/boot/efi`';
  return [ofKey(document, path, 'warning', message)];
}
