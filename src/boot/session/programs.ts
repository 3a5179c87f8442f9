import { isGrub } from '../../sot/grub-program.ts';
import type { Host } from '../../sot/model/types.ts';
import type { Architecture } from '../dhcp/client.ts';
import type { ServableFile } from '../files/ready.ts';
import { builtInNames, DEFAULT_PROGRAMS, findBuiltIn, isBuiltIn } from '../programs.ts';

/** The folder under `/files/` where programs that nobody declared are served to UEFI HTTP boot. */
const BUILT_IN_FOLDER = 'vaq';

/** A host's boot program for one architecture: under which name TFTP and HTTP serve it, and its bytes. */
export interface HostProgram {
  readonly tftpName: string;
  readonly filePath: string;
  readonly file: ServableFile;
  /** What the program asks TFTP for by itself, by name: a shim its GRUB. */
  readonly companions?: ReadonlyMap<string, ServableFile>;
}

/** The GRUBs that are declared in the folder of a declared shim. */
function grubsBeside(
  program: string,
  files: ReadonlyMap<string, ServableFile>,
): Pick<HostProgram, 'companions'> {
  if (!isGrub(program)) return {};
  const folder = program.slice(0, program.lastIndexOf('/') + 1);
  const isBeside = (path: string): boolean =>
    path.startsWith(folder) && /^grub[^/]*$/i.test(path.slice(folder.length)) && path !== program;
  const grubs = [...files].filter(([path]) => isBeside(path));
  return grubs.length === 0 ? {} : { companions: new Map(grubs) };
}

/** Under which path a program is served that nobody declared. */
export function builtInPath(name: string): string {
  return `${BUILT_IN_FOLDER}/${name}`;
}

/** A built-in program as a bundle brought it, with what goes with it; null where it brought not all of that. */
function bundledProgram(
  stated: string,
  architecture: Architecture,
  files: ReadonlyMap<string, ServableFile>,
): HostProgram | null {
  const names = builtInNames(stated, architecture);
  const found = names.map((name) => files.get(builtInPath(name)));
  const [file] = found;
  if (file === undefined || found.includes(undefined)) return null;
  const companions = names.slice(1).map((name, index) => [name, found[index + 1]!] as const);
  return {
    tftpName: names[0]!,
    filePath: builtInPath(names[0]!),
    file,
    ...(companions.length > 0 && { companions: new Map(companions) }),
  };
}

/** The boot program of a host for an architecture; null where it has none, or its file is missing. */
export function hostProgram(
  host: Host,
  architecture: Architecture,
  files: ReadonlyMap<string, ServableFile>,
): HostProgram | null {
  const stated = host.bootPrograms[architecture] ?? DEFAULT_PROGRAMS[architecture];
  if (stated === undefined) return null;
  if (isBuiltIn(stated)) {
    const bundled = bundledProgram(stated, architecture, files);
    if (bundled !== null) return bundled;
    const program = findBuiltIn(stated, architecture);
    return (
      program && {
        tftpName: program.name,
        filePath: builtInPath(program.name),
        file: { path: program.path, sha256: null },
        ...(program.companion && {
          companions: new Map([[program.companion.name, { path: program.companion.path, sha256: null }]]),
        }),
      }
    );
  }
  const file = files.get(stated);
  return file === undefined
    ? null
    : { tftpName: stated, filePath: stated, file, ...grubsBeside(stated, files) };
}

/** The architectures that firmware can name. */
export const ARCHITECTURES: readonly Architecture[] = [
  'bios',
  'efi-ia32',
  'efi-x86_64',
  'efi-arm64',
  'http-x86_64',
  'http-arm64',
];

/** Every file that is served under `/files/`: the declared ones, and the built-in boot programs that hosts are given. */
export function programFiles(
  hosts: readonly Host[],
  files: ReadonlyMap<string, ServableFile>,
): ReadonlyMap<string, ServableFile> {
  const all = new Map(files);
  for (const host of hosts) {
    for (const architecture of ARCHITECTURES) {
      const program = hostProgram(host, architecture, files);
      if (program !== null && !all.has(program.filePath)) all.set(program.filePath, program.file);
    }
  }
  return all;
}
