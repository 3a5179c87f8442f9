import type { Fingerprints } from '../../plan/desired.ts';
import type { RenderedBoot } from '../../render/artifact.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import type { HostState } from '../../state/host-state.ts';
import { readKey } from '../../state/key.ts';
import type { Opened } from '../open.ts';
import { fingerprintsOf, knownSecrets } from './needed.ts';

/** Fingerprints, and what is to be said where they cannot be made. */
interface Now {
  readonly fingerprints: Fingerprints;
  readonly notes: readonly string[];
}

const NONE: Now = { fingerprints: new Map(), notes: [] };

/**
 * The fingerprints of the secrets that rendered boots depend on, as their values are now: only where machines were given
 * some, because nothing else can be compared with them.
 */
export async function fingerprintsNow(
  opened: Opened,
  rendered: readonly RenderedBoot[],
  sandbox: Sandbox,
  known: { readonly dir: string; readonly states: ReadonlyMap<string, HostState> },
): Promise<Now> {
  const isAny = [...known.states.values()].some(
    ({ conduct }) => Object.keys(conduct?.secrets ?? {}).length > 0,
  );
  if (!isAny) return NONE;
  const key = await readKey(known.dir);
  if (!key.ok || key.value === null) return NONE;
  const secrets = await knownSecrets(opened, rendered, sandbox);
  if (secrets.missing.length === 0) return { fingerprints: fingerprintsOf(secrets, key.value), notes: [] };
  const names = secrets.missing.map(({ name }) => `\`${name}\``).join(', ');
  const note = `whether these secrets have changed is not known, because their values are not here: ${names}`;
  return { fingerprints: fingerprintsOf(secrets, key.value), notes: [note] };
}
