import { consents } from '../plan/consent.ts';
import { desiredHosts } from '../plan/desired.ts';
import { CANONICAL, LITERAL_TOKEN, type ServingContext } from '../render/context.ts';
import { allRequests, render } from '../render/render.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import { checkpointToken } from '../render/token.ts';
import type { Host } from '../sot/model/types.ts';
import { attemptOf } from '../state/attempt.ts';
import { stateDirectory } from '../state/directory.ts';
import { newHostState } from '../state/host-state.ts';
import { ensureKey, type Key, readKey } from '../state/key.ts';
import { glanceAtHosts } from '../state/known-hosts.ts';
import { type Result, success } from '../state/problem.ts';
import type { Opened } from './open.ts';
import { cannot, type Refusal } from './refusal.ts';

/** Whose key and history count (null: those beside the source of truth), and whether the next run is meant. */
export interface TokenWish {
  readonly stateDir: string | null;
  readonly reinstall: boolean;
}

/** Checkpoint tokens: real ones, or the literal of a place without a key. */
export interface Tokens {
  readonly token: ServingContext['token'];
  readonly tokens: 'keyed' | 'literal';
}

/**
 * The key is made at first use, so that the preview has the very tokens that `boot` will serve. A CI job has none and
 * makes none: its previews would differ from run to run.
 */
export async function keyFor(dir: string): Promise<Result<Key | null>> {
  const known = await readKey(dir);
  if (!known.ok || known.value !== null || process.env.CI) return known;
  const made = await ensureKey(dir);
  // A tree that nothing can be written beside has no key, and `boot` could not make one there either.
  return made.ok ? made : success(null);
}

/** The checkpoint tokens that these hosts would be given, and what they are made with; or why they cannot be known. */
export async function tokensFor(
  { model, root }: Opened,
  hosts: readonly Host[],
  { stateDir, reinstall }: TokenWish,
  sandbox: Sandbox,
): Promise<Tokens | Refusal> {
  const dir = stateDirectory(root, stateDir);
  const [found, { states, problems }] = await Promise.all([keyFor(dir), glanceAtHosts(dir)]);
  if (!found.ok) return cannot(found.problem.message);
  const [problem] = problems;
  if (problem !== undefined) return cannot(problem.message);
  const key = found.value;
  if (key === null) return { token: () => LITERAL_TOKEN, tokens: 'literal' };
  const said = { named: new Set(hosts.map(({ label }) => label)), yes: true, reinstall };
  const canonical = await render(model, allRequests(hosts), CANONICAL, sandbox);
  const granted = consents(hosts, states, desiredHosts(model, canonical), said);
  const again = new Set(granted.filter(({ grant }) => grant === 'again').map(({ host }) => host.label));
  return {
    token: (host, boot) => {
      const state = states.get(host.label) ?? newHostState(host.site.id, host.name);
      return checkpointToken(key, host.label, boot.id, attemptOf(state, boot.id, again.has(host.label)));
    },
    tokens: 'keyed',
  };
}
