import type { JsonValue } from '../../../sot/documents/json-value.ts';
import { asText } from '../../../sot/schema/spelling.ts';
import { codes, describe } from '../../../sot/schema/words.ts';
import { BUTANE_VERSIONS, type ButaneVersion, OTHER_VARIANTS } from './butane/version.ts';
import { errorAt, type Problem } from './problem.ts';

/** What a YAML text is written in. */
export type Language =
  | { readonly is: 'butane'; readonly version: ButaneVersion }
  | { readonly is: 'container-linux' }
  | { readonly is: 'unknown'; readonly problem: Problem };

/** The sections of a Container Linux Config, some of which it shares with Ignition. */
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

function unknown(key: string, message: string): Language {
  return { is: 'unknown', problem: errorAt([key], message) };
}

function butane(variant: string, version: JsonValue | undefined): Language {
  const names = BUTANE_VERSIONS.filter((one) => one.variant === variant).map(({ name }) => name);
  if (names.length === 0) {
    const other = Object.hasOwn(OTHER_VARIANTS, variant) ? `, which is for ${OTHER_VARIANTS[variant]}` : '';
    return unknown('variant', `expected \`fcos\` or \`flatcar\`, found \`${variant}\`${other}`);
  }
  const found = BUTANE_VERSIONS.find((one) => one.variant === variant && one.name === version);
  if (found !== undefined) return { is: 'butane', version: found };
  if (version === undefined || version === null) {
    return unknown('variant', `the key \`version\` is missing, such as \`version: ${names.at(-1)}\``);
  }
  return unknown(
    'version',
    `expected a version of the variant \`${variant}\`, ${codes(names)}, found ${typeof version === 'string' ? `\`${version}\`` : describe(version, asText(version))}`,
  );
}

/** What a YAML text is written in, by its content; null where it is nothing that becomes a configuration. */
export function languageOf(value: JsonValue): Language | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const map = value as { readonly [key: string]: JsonValue };
  if (typeof map.variant === 'string') return butane(map.variant, map.version);
  if (typeof map.version === 'string')
    return unknown('version', 'the key `variant` is missing, such as `variant: fcos`');
  return Object.keys(map).some((key) => SECTIONS.includes(key)) ? { is: 'container-linux' } : null;
}
