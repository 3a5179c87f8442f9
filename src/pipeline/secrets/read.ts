import { MAX_BYTES } from '../../sot/documents/limits.ts';
import type { Opened } from '../open.ts';
import { userHome } from '../user.ts';
import { decrypted } from './age.ts';
import { identitiesIn, identityPath, readPrivate } from './identity.ts';
import { type SecretSettings, secretSettings, secretVariable } from './settings.ts';
import { parseValues, type SecretValues } from './values-text.ts';

/** The values that can be had here; or why none can. `where` says where a value would be, for who misses it. */
export type SecretStore =
  | {
      readonly ok: true;
      readonly values: SecretValues;
      readonly where: (name: string) => string;
      readonly settings: SecretSettings;
    }
  | { readonly ok: false; readonly message: string };

type Text =
  | { readonly ok: true; readonly text: string | null }
  | { readonly ok: false; readonly message: string };

/** The values of some secrets in the environment; one that is empty is none, as a CI job without access to it has it. */
function fromEnvironment(names: readonly string[]): SecretValues {
  return new Map(
    names.flatMap((name) => {
      const value = process.env[secretVariable(name)];
      return value === undefined || value === '' ? [] : [[name, value] as const];
    }),
  );
}

/** The clear text of an encrypted file of the source of truth, at the revision that is read. */
async function decryptedText({ source, tree }: Opened, path: string): Promise<Text> {
  if (source === undefined) return { ok: true, text: null };
  const content = await source.read(path);
  if (!content.ok) {
    const { message } = content.diagnostic;
    // A file that is not there yet has no values; any other trouble must be said.
    return message.endsWith(': it does not exist')
      ? { ok: true, text: null }
      : { ok: false, message: `${path}: ${message}` };
  }
  if (content.bytes.length > MAX_BYTES) return { ok: false, message: `${path} is too large` };
  const from = identityPath();
  const found = await readPrivate(from);
  if (!found.ok) return found;
  if (found.text === null)
    return {
      ok: false,
      message: `${path} is encrypted, and there is no identity in ${from}; put yours there, or name its file in VAQ_AGE_IDENTITY`,
    };
  const identities = identitiesIn(found.text);
  if (identities.length === 0)
    return { ok: false, message: `${from} has no age identity (a line that begins with AGE-SECRET-KEY-)` };
  const text = await decrypted(content.bytes, identities);
  if (typeof text === 'string') return { ok: true, text };
  return {
    ok: false,
    message: `${path} of ${tree.revision.label} cannot be decrypted with ${from}: ${text.why}`,
  };
}

/** The text of the file that has the values; null where it is not there yet, or the environment has them. */
export function storedText(opened: Opened, settings: SecretSettings): Promise<Text> {
  if (settings.from === 'age') return decryptedText(opened, settings.path);
  return settings.from === 'file' ? readPrivate(settings.path) : Promise.resolve({ ok: true, text: null });
}

function whereIn(settings: SecretSettings): (name: string) => string {
  if (settings.from === 'environment') return (name) => `${secretVariable(name)} is not set`;
  return () => `${settings.path} does not have it`;
}

/** Two names that are one variable would silently have one value. */
function collisions(names: readonly string[]): string | null {
  const taken = new Map<string, string>();
  for (const name of names) {
    const before = taken.get(secretVariable(name));
    if (before !== undefined)
      return `the secrets \`${before}\` and \`${name}\` are both ${secretVariable(name)} in the environment; rename one`;
    taken.set(secretVariable(name), name);
  }
  return null;
}

/** Reads the values of secrets from where vaq.yml says that they are. Nobody is asked, and nothing is written. */
export async function readSecrets(opened: Opened, names: readonly string[]): Promise<SecretStore> {
  const stated = secretSettings(opened, userHome().home);
  if (!stated.ok) return stated;
  const { settings } = stated;
  const where = whereIn(settings);
  if (settings.from === 'environment') {
    const message = collisions(names);
    return message === null
      ? { ok: true, values: fromEnvironment(names), where, settings }
      : { ok: false, message };
  }
  const stored = await storedText(opened, settings);
  if (!stored.ok) return stored;
  const parsed = parseValues(stored.text ?? '');
  return parsed.ok
    ? { ok: true, values: parsed.values, where, settings }
    : { ok: false, message: `${settings.path}: ${parsed.message}` };
}
