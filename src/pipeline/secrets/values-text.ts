import { load, YAMLException } from 'js-yaml';
import { isSecretName, SECRET_NAME_FORM } from '../../rules/metadata/secret-name.ts';

/** Secrets' texts by name. */
export type SecretValues = ReadonlyMap<string, string>;

type Parsed =
  | { readonly ok: true; readonly values: SecretValues }
  | { readonly ok: false; readonly message: string };

function wrong(message: string): Parsed {
  return { ok: false, message };
}

/** The values in a YAML map of texts by name. What is wrong is said without a word of the text, which may be a secret. */
export function parseValues(text: string): Parsed {
  if (/^(?:\s*(?:#.*)?\n)*\s*(?:#.*)?$/.test(text)) return { ok: true, values: new Map() };
  let parsed: unknown;
  try {
    parsed = load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error as { readonly mark?: { readonly line: number } }).mark?.line;
    return wrong(`it is no YAML${line === undefined ? '' : `: line ${line + 1}`}`);
  }
  if (parsed === undefined || parsed === null) return { ok: true, values: new Map() };
  if (typeof parsed !== 'object' || Array.isArray(parsed))
    return wrong('it is no map of texts by name, such as `root-password: "…"`');
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (!isSecretName(name)) return wrong(`a name in it is none: expected ${SECRET_NAME_FORM}`);
    if (typeof value !== 'string' || value === '')
      return wrong(`\`${name}\` has no text; write it between quotes`);
    values.set(name, value);
  }
  return { ok: true, values };
}

/** The text of a map of values, in the order of names: each value is JSON, which is YAML that needs no other quoting. */
export function valuesText(values: SecretValues): string {
  const lines = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return `# secrets of vaq, by name\n${lines.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}\n`).join('')}`;
}
