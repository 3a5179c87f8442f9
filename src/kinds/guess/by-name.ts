import { posix } from 'node:path';

/** What a file is by its name alone, in lower case; the first that matches counts. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\.ipxe$/, 'ipxe'],
  [/\.ks$/, 'kickstart'],
  [/(?:^|[-_.])(?:ks|kickstart)(?:[-_.].*)?\.cfg$/, 'kickstart'],
  [/\.(?:preseed|seed)$/, 'preseed'],
  [/(?:^|[-_.])preseed(?:[-_.].*)?\.(?:cfg|txt)$/, 'preseed'],
  [/\.(?:ign|bu|butane|fcc)$/, 'ignition'],
  [/^meta-data(?:\.ya?ml)?$/, 'meta-data'],
  [/^vendor-data(?:\.ya?ml)?$/, 'vendor-data'],
  [/^network-config(?:\.ya?ml)?$/, 'network-config'],
];

/** The kind that a file's name stands for; null where the name says nothing, as `user-data` and `a.yaml` do. */
export function kindByName(file: string): string | null {
  const name = posix.basename(file.replaceAll('\\', '/')).toLowerCase();
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Whether the name is that of cloud-init's user-data, whose content says which kind it is. */
export function isUserData(file: string): boolean {
  return /(?:^|[\\/])user-data(?:\.[^\\/]*)?$/i.test(file);
}
