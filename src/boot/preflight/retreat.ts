import type { Cache } from '../../files/cache/cache.ts';
import type { Opened } from '../../pipeline/open.ts';
import { type KnownSecrets, knownSecrets, missingSentence } from '../../pipeline/secrets/needed.ts';
import { conductOf } from '../../plan/conduct.ts';
import { networkFacts } from '../../plan/facts.ts';
import { namedFiles } from '../../plan/pinned-files.ts';
import type { RenderedBoot, RenderRequest } from '../../render/artifact.ts';
import { CANONICAL, type ServingContext } from '../../render/context.ts';
import { render } from '../../render/render.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import { checkpointToken } from '../../render/token.ts';
import type { Boot, DeclaredFile, Host } from '../../sot/model/types.ts';
import type { Key } from '../../state/key.ts';
import type { RollbackTarget } from '../../state/rollback.ts';
import type { ServableFile } from '../files/ready.ts';
import { declaredFor } from '../needed-files.ts';
import { isAsGiven, type Retreat, type Retreats } from '../session/retreat.ts';
import { findCached } from './cached.ts';
import { textFindings, withoutDigests } from './secrets.ts';
import { urlOf, type Venue } from './venue.ts';

/** A host as it is now, with what it is to go back to if it fails. */
export interface RetreatWish {
  readonly host: Host;
  /** The ids of the boots, in their order. */
  readonly boots: readonly string[];
  readonly revision: string;
  /** The record that the boots must be as; null where they are those of a run that has still to begin. */
  readonly target: RollbackTarget | null;
  readonly attempt: number;
}

/** What every rollback of a session is made with. */
export interface RetreatContext {
  /** What is served now. */
  readonly opened: Opened;
  readonly venue: Pick<Venue, 'hosts' | 'placeOf' | 'httpPort'>;
  readonly key: Key;
  readonly cache: Cache | null;
}

/** A source of truth that can be rendered. */
export type Renderable = readonly [opened: Opened, sandbox: Sandbox];

/** A wish with the host and the boots as the revision has them that it goes back to. */
interface Found extends RetreatWish {
  readonly then: Host;
  readonly steps: readonly Boot[];
}

function isSameNetwork(now: Host, then: Host): boolean {
  const [a, b] = [networkFacts(now), networkFacts(then)];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

function find({ model }: Opened, wish: RetreatWish): Found | string {
  const { host, boots, revision } = wish;
  const then = model.hosts.find(({ label }) => label === host.label);
  if (then === undefined) return `it is not in ${revision}`;
  // Its configuration would give it an address that may be another machine's by now.
  if (!isSameNetwork(host, then)) return `its network was another in ${revision}`;
  const steps = boots.flatMap((id) => then.workflow?.boots?.find((boot) => boot.id === id) ?? []);
  if (!then.renderable || steps.length < boots.length) return `${revision} cannot be rendered as it was then`;
  return { ...wish, then, steps };
}

function byBoot(rendered: readonly RenderedBoot[], { label }: Host): ReadonlyMap<string, RenderedBoot> {
  return new Map(rendered.filter(({ host }) => host.label === label).map((one) => [one.boot.id, one]));
}

function contextOf(
  { opened: { model } }: { readonly opened: Opened },
  { venue, key }: RetreatContext,
  found: readonly Found[],
  { texts }: KnownSecrets,
): ServingContext {
  const attempts = new Map(found.map(({ host, attempt }) => [host.label, attempt]));
  return {
    baseUrl: (host) => urlOf(venue, host),
    token: ({ label }, { id }) => checkpointToken(key, label, id, attempts.get(label)!),
    revision: model.revision.label,
    ...(texts === undefined ? {} : { secrets: texts }),
  };
}

/** The files that only what a host goes back to loads, and of those that both load, none but the same. */
async function filesOf(
  declaredThen: readonly DeclaredFile[],
  found: Found,
  rendered: ReadonlyMap<string, RenderedBoot>,
  { opened, venue, cache }: RetreatContext,
): Promise<ReadonlyMap<string, ServableFile> | string> {
  const now = new Map(declaredFor(opened.model, venue.hosts).map(({ path, sha256 }) => [path, sha256]));
  const texts = [...rendered.values()].flatMap(({ artifacts }) => artifacts ?? []);
  const named = namedFiles(urlOf(venue, found.host), texts, declaredThen);
  const other = named.find(({ path, sha256 }) => now.has(path) && now.get(path) !== sha256);
  if (other !== undefined) return `the file ${other.path} was another in ${found.revision}`;
  const gone = named.filter(({ path }) => !now.has(path));
  const kept = cache === null ? new Map<string, ServableFile>() : (await findCached(cache, gone)).files;
  const missing = gone.find(({ path }) => !kept.has(path));
  if (missing !== undefined)
    return `the file ${missing.path} of ${found.revision} is no longer declared, and not in the cache`;
  return kept;
}

/** What each host goes back to, of one revision; a sentence where it cannot: nothing but what it had is ever given. */
export async function retreatsFrom(
  [opened, sandbox]: Renderable,
  wishes: readonly RetreatWish[],
  context: RetreatContext,
): Promise<Retreats> {
  const retreats = new Map<string, Retreat | string>();
  const found: Found[] = [];
  for (const wish of wishes) {
    const one = find(opened, wish);
    if (typeof one === 'string') retreats.set(wish.host.label, one);
    else found.push(one);
  }
  const requests: readonly RenderRequest[] = found.flatMap(({ then, steps }) =>
    steps.map((boot) => ({ host: then, boot })),
  );
  const { model } = opened;
  const canonical = await render(model, requests, CANONICAL, sandbox, { withChecks: false });
  const secrets = await knownSecrets(opened, canonical, sandbox);
  const exact = contextOf({ opened }, context, found, secrets);
  const bytes = await render(model, requests, exact, sandbox, { withChecks: false });
  const served = withoutDigests(bytes, secrets);
  for (const one of found) {
    const { label } = one.host;
    retreats.set(label, await retreatOf(opened, one, byBoot(served, one.host), secrets, context));
  }
  return retreats;
}

async function retreatOf(
  { model }: Opened,
  found: Found,
  rendered: ReadonlyMap<string, RenderedBoot>,
  secrets: KnownSecrets,
  context: RetreatContext,
): Promise<Retreat | string> {
  const { then, steps, revision, attempt, target } = found;
  const boots = [...rendered.values()];
  const unlike =
    boots.some(({ artifacts }) => artifacts === null) ||
    (target !== null && !isAsGiven(target.boots, rendered));
  if (unlike) return `${revision} cannot be rendered as it was then`;
  const missing = secrets.missing.find(({ hosts }) => hosts.includes(then.label));
  if (missing !== undefined) return missingSentence(missing);
  const [finding] = textFindings(boots, secrets);
  if (finding !== undefined) return finding.message;
  const files = await filesOf(declaredFor(model, [then]), found, rendered, context);
  if (typeof files === 'string') return files;
  const texts = boots.flatMap(({ artifacts }) =>
    (artifacts ?? []).map(({ canonical }) => ({ content: canonical })),
  );
  return {
    revision,
    attempt,
    isOfRun: target === null,
    boots: steps,
    rendered,
    conduct: conductOf(model, then, texts),
    files,
  };
}
