import type { JsonValue } from '../../sot/documents/json-value.ts';
import { readYaml } from '../yaml/read.ts';

/** The sections that a Container Linux Config has, some of which it shares with Ignition. */
const SECTIONS: readonly string[] = [
  'ignition',
  'storage',
  'systemd',
  'networkd',
  'passwd',
  'etcd',
  'flannel',
  'docker',
  'update',
  'locksmith',
];

/** The language of a text that is not JSON but is meant to become an Ignition configuration; null where it is neither. */
export function sourceLanguage(text: string): string | null {
  if (/^\s*[{[]/.test(text)) return null;
  const value: JsonValue = readYaml(text).document?.value ?? null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const map = value as { readonly [key: string]: JsonValue };
  if (typeof map.variant === 'string') return `a Butane configuration of variant \`${map.variant}\``;
  return Object.keys(map).some((key) => SECTIONS.includes(key)) ? 'a Container Linux Config' : null;
}
