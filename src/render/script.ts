import { kindNamed } from '../kinds/index.ts';
import type { KindOs } from '../kinds/kind.ts';
import type { Boot, Host } from '../sot/model/types.ts';
import type { OsDocument } from '../sot/schema/generated/types.ts';
import { cmdlineArguments, initrdNames } from './cmdline.ts';
import { fileUrl, isAbsoluteUrl } from './urls.ts';

/** What the install script needs: URLs, and one command line for BIOS and UEFI. */
export interface ScriptData {
  readonly kernel: string;
  readonly cmdline: string;
  readonly initrds: readonly { readonly name: string; readonly url: string }[];
  /** Left out where the operating system states none. */
  readonly shim?: string;
  /** The architecture of the kernel. */
  readonly arch: string;
}

/** The facts of an operating system that kinds depend on. */
export function kindOs(boot: Boot): KindOs {
  const { os_family, major_version, minor_version } = boot.os.data;
  return { family: os_family, major: major_version, minor: minor_version ?? null };
}

/** The architecture of what a boot starts on a host. */
export function kernelArch(host: Host, boot: Boot): string {
  return boot.os.data.arch ?? host.data.arch ?? 'x86_64';
}

/**
 * The data of a boot's iPXE script. `initrd=` is always given: a UEFI kernel finds its initrds by it, and a BIOS kernel
 * does not mind.
 */
export function scriptData(
  host: Host,
  boot: Boot,
  os: OsDocument,
  base: string,
  configUrl: string | null,
): ScriptData {
  const url = (path: string): string => (isAbsoluteUrl(path) ? path : fileUrl(base, path));
  const paths = os.boot.initrd ?? [];
  const names = initrdNames(paths);
  const kind = boot.unattended === null ? null : kindNamed(boot.unattended.kind);
  const kindArguments =
    kind === null || configUrl === null ? [] : kind.kernelArguments(configUrl, kindOs(boot));
  const words = [
    ...names.map((name) => `initrd=${name}`),
    ...cmdlineArguments(os.cmdline ?? []),
    ...kindArguments,
  ];
  return {
    kernel: url(os.boot.kernel),
    cmdline: words.join(' '),
    initrds: paths.map((path, index) => ({ name: names[index]!, url: url(path) })),
    ...(os.boot.shim === undefined ? {} : { shim: url(os.boot.shim) }),
    arch: kernelArch(host, boot),
  };
}
