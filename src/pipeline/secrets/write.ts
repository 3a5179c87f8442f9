import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { isSecretName, SECRET_NAME_FORM } from '../../rules/metadata/secret-name.ts';
import { replaceFile } from '../../state/atomic-file.ts';
import { ensureStateDirectory, makePrivate, refuseLink } from '../../state/directory.ts';
import { type Lock, takeLock } from '../../state/lock.ts';
import { systemCode } from '../../state/problem.ts';
import { type Opened, openModel } from '../open.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { userHome } from '../user.ts';
import { encrypted, recipientOf } from './age.ts';
import { identitiesIn, identityPath, makeIdentity, readPrivate } from './identity.ts';
import { storedText } from './read.ts';
import { type SecretSettings, secretSettings, secretVariable } from './settings.ts';
import { parseValues, type SecretValues, valuesText } from './values-text.ts';

type Kept = Exclude<SecretSettings, { readonly from: 'environment' }>;

/** What was written, in words for the person who asked for it. */
export type Written = { readonly ok: true; readonly said: readonly string[] } | Refusal;

interface Place {
  readonly opened: Opened;
  readonly settings: Kept;
}

interface Store extends Place {
  /** Null where the file is not there yet. */
  readonly text: string | null;
}

const CHOOSE = 'say `secrets: { from: age }` or `secrets: { from: file }` in vaq.yml to keep values with vaq';

/** Where the work tree keeps its values; or why there is no such place. */
async function findPlace(sot: string | null, name: string | null): Promise<Place | Refusal> {
  const found = await openModel({ sot, ref: null });
  if (!found.ok) return cannot(found.message);
  const opened = found.value;
  if (opened.model.revision.kind !== 'work-tree')
    return cannot('secrets are written beside a work tree, and this is a repository elsewhere');
  const stated = secretSettings(opened, userHome().home);
  if (!stated.ok) return cannot(stated.message);
  const { settings } = stated;
  if (settings.from === 'environment') {
    const how = name === null ? '' : ` (\`${secretVariable(name)}\`)`;
    return cannot(`values come from the environment here${how}; ${CHOOSE}`);
  }
  return { opened, settings };
}

/** How long one waits for another to have written a value; an editor may be open for hours. */
const PATIENCE = 30_000;
const PAUSE = 50;

/** Keeps off every other vaq that would write over what is read now, or says who is there before. */
async function lockSecrets({ opened: { root } }: Place, patience: number): Promise<Lock | Refusal> {
  const folder = resolve(root, '.vaq');
  const until = Date.now() + patience;
  try {
    await ensureStateDirectory(folder);
    for (;;) {
      const taken = await takeLock(folder, 'secrets');
      if (taken.ok) return taken.value;
      if (Date.now() >= until) return cannot(taken.problem.message);
      await passed(PAUSE);
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return cannot(`${folder} cannot be written (${code})`);
  }
}

/** Reads the values, lets `use` write them anew, and nobody else meanwhile. */
async function withStore(
  sot: string | null,
  name: string | null,
  use: (store: Store) => Promise<Written>,
): Promise<Written> {
  const place = await findPlace(sot, name);
  if ('ok' in place) return place;
  const lock = await lockSecrets(place, name === null ? 0 : PATIENCE);
  if ('ok' in lock) return lock;
  try {
    const stored = await storedText(place.opened, place.settings);
    return stored.ok ? await use({ ...place, text: stored.text }) : cannot(stored.message);
  } finally {
    await lock.release();
  }
}

/** For whom a file is encrypted; an identity is made where there is neither one nor anything encrypted yet. */
async function recipientsFor(
  { text }: Store,
  stated: readonly string[] | null,
): Promise<{ readonly recipients: readonly string[]; readonly said: readonly string[] } | Refusal> {
  const path = identityPath();
  const found = await readPrivate(path);
  if (!found.ok) return cannot(found.message);
  let identities = identitiesIn(found.text ?? '');
  const said: string[] = [];
  if (identities.length === 0) {
    if (found.text !== null) return cannot(`${path} has no age identity in it`);
    if (stated !== null || text !== null)
      return cannot(`there is no age identity in ${path}, and you could not read what you write`);
    identities = [await makeIdentity(path)];
    said.push(`${path} is your new identity: keep a copy, since nobody can read the secrets without it`);
  }
  const own = await Promise.all(identities.map(recipientOf)).catch(() => null);
  if (own === null)
    return cannot(`${path} has an age identity that is none: expected what \`age-keygen\` prints`);
  if (stated !== null && !own.some((recipient) => stated.includes(recipient)))
    return cannot(
      `your public key ${own[0]} is not among the \`recipients\` in vaq.yml, and you could not read what you write`,
    );
  return { recipients: stated ?? own, said };
}

/** Writes a file that only the user can read, whole or not at all; a sentence where it cannot be. */
async function writePrivate(root: string, path: string, content: string): Promise<string | null> {
  if ((await refuseLink(path)) !== null)
    return `${path} is a symbolic link, and is not written through: put the file itself there`;
  try {
    if (dirname(path) === resolve(root, '.vaq')) await ensureStateDirectory(dirname(path));
    else await makePrivate(dirname(path));
    await replaceFile(path, Buffer.from(content));
    return null;
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return `${path} cannot be written (${code})`;
  }
}

async function save(store: Store, values: SecretValues): Promise<Written> {
  const { opened, settings } = store;
  const text = valuesText(values);
  const path = settings.from === 'file' ? settings.path : resolve(opened.root, settings.path);
  let content = text;
  let said: readonly string[] = [];
  if (settings.from === 'age') {
    const meant = await recipientsFor(store, settings.recipients);
    if ('ok' in meant) return meant;
    try {
      content = await encrypted(text, meant.recipients);
    } catch {
      return cannot('one of the `recipients` in vaq.yml is no public key of age');
    }
    said = meant.said;
  }
  const why = await writePrivate(opened.root, path, content);
  return why === null ? { ok: true, said: [...said, `written to ${path}`] } : cannot(why);
}

/** Gives a secret its value. */
export async function setSecret(sot: string | null, name: string, value: string): Promise<Written> {
  if (!isSecretName(name)) return wrong(`\`${name}\` is no name of a secret: expected ${SECRET_NAME_FORM}`);
  return withStore(sot, name, async (store) => {
    const parsed = parseValues(store.text ?? '');
    if (!parsed.ok) return cannot(`${store.settings.path}: ${parsed.message}`);
    return save(store, new Map([...parsed.values, [name, value]]));
  });
}

/** A folder that is in memory where the system has one, for the time in which a text is in the clear. */
async function privateFolder(): Promise<string> {
  for (const folder of [process.env.XDG_RUNTIME_DIR, '/dev/shm']) {
    if (folder === undefined || folder === '') continue;
    try {
      return await mkdtemp(join(folder, 'vaq-secret-'));
    } catch {
      // Not every system has it, and not every user may write there.
    }
  }
  return mkdtemp(join(tmpdir(), 'vaq-secret-'));
}

async function edited(store: Store, edit: Edit): Promise<Written> {
  // Who could not keep what is written is told before they write it.
  const { settings } = store;
  const meant = settings.from === 'age' ? await recipientsFor(store, settings.recipients) : null;
  if (meant !== null && 'ok' in meant) return meant;
  const said = meant?.said ?? [];
  const before = store.text ?? valuesText(new Map());
  const folder = await privateFolder();
  try {
    const path = join(folder, 'secrets.yml');
    await writeFile(path, before, { mode: 0o600, flag: 'wx' });
    const left = await edit(path);
    if (!left.ok) return cannot(`nothing is changed, because ${left.why}`);
    if (left.text === before) return { ok: true, said: [...said, 'nothing was changed'] };
    const parsed = parseValues(left.text);
    if (!parsed.ok) return cannot(`nothing is changed, because of what was left: ${parsed.message}`);
    const saved = await save(store, parsed.values);
    return saved.ok ? { ok: true, said: [...said, ...saved.said] } : saved;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What an editor left, or why that is not to be kept. */
type Edit = (
  path: string,
) => Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string }>;

/** Gives all values to an editor in a private file, which is gone afterwards, and keeps what it leaves. */
export function editSecrets(sot: string | null, edit: Edit): Promise<Written> {
  return withStore(sot, null, (store) => edited(store, edit));
}
