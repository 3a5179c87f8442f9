import type { JsonValue } from '../../../../sot/documents/json-value.ts';

/** The version of a program, by its first two numbers. */
export interface SoftwareVersion {
  readonly major: number;
  readonly minor: number;
}

/** The version that a text says, as https://semver.org writes it; null where it is none. */
export function softwareVersion(value: JsonValue | undefined): SoftwareVersion | null {
  if (typeof value !== 'string') return null;
  const [, major, minor] = /^(\d{1,9})\.(\d{1,9})\.\d{1,9}(?:[-+][\w.+-]+)?$/.exec(value) ?? [];
  return minor === undefined ? null : { major: Number(major), minor: Number(minor) };
}

/** The version of etcd whose options are known that comes closest to the one said, 3.0 where none is. */
export function etcdVersion(value: JsonValue | undefined): SoftwareVersion {
  const { major, minor } = softwareVersion(value) ?? { major: 3, minor: 0 };
  return major === 2 ? { major: 2, minor: 3 } : { major: 3, minor: Math.min(minor, 3) };
}

/** The minor version of flannel 0 whose options are known that comes closest to the one said, 6 where none is. */
export function flannelMinor(value: JsonValue | undefined): number {
  return Math.min(Math.max(softwareVersion(value)?.minor ?? 6, 5), 7);
}
