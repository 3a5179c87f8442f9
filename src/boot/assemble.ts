import { join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Cache } from '../files/cache/cache.ts';
import type { Stock } from '../pipeline/bundle/stock.ts';
import type { Opened } from '../pipeline/open.ts';
import { renderedFindings } from '../pipeline/rendered-findings.ts';
import type { KnownSecrets } from '../pipeline/secrets/needed.ts';
import type { HostConsent } from '../plan/consent.ts';
import type { Fingerprints } from '../plan/desired.ts';
import { failurePolicy } from '../plan/failure-policy.ts';
import { namedFiles } from '../plan/pinned-files.ts';
import type { Artifact, RenderedBoot } from '../render/artifact.ts';
import { LITERAL_TOKEN, type ServingContext } from '../render/context.ts';
import { isScript } from '../render/grub.ts';
import { allRequests, render } from '../render/render.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import { checkpointToken } from '../render/token.ts';
import type { Boot, DeclaredFile, Host } from '../sot/model/types.ts';
import { storeArtifact } from '../state/artifact-store.ts';
import { attemptsAhead } from '../state/attempt.ts';
import { type HostState, newHostState } from '../state/host-state.ts';
import type { Journal } from '../state/journal.ts';
import type { Key } from '../state/key.ts';
import { success } from '../state/problem.ts';
import { bundledFiles } from './files/bundled.ts';
import type { Log } from './log.ts';
import { declaredFor, neededFiles, programsOf } from './needed-files.ts';
import { renderOwnScripts } from './own-scripts.ts';
import { findCached } from './preflight/cached.ts';
import { findFiles } from './preflight/files.ts';
import { findKept } from './preflight/kept.ts';
import { findMirrored } from './preflight/mirrored.ts';
import { findOffline } from './preflight/offline.ts';
import { missingFindings, textFindings, withoutDigests } from './preflight/secrets.ts';
import { urlOf, type Venue } from './preflight/venue.ts';
import { Directory } from './session/directory.ts';
import type { Due } from './session/due.ts';
import { Memory } from './session/memory.ts';
import { programFiles } from './session/programs.ts';
import type { Retreats } from './session/retreat.ts';
import { Said } from './session/said.ts';
import { Session, tryName } from './session/session.ts';
import { type TokenOwner, TokenOwners } from './session/token-owners.ts';
import { Transfers } from './transfers.ts';

/** What a session is assembled from. */
export interface Ingredients {
  readonly opened: Opened;
  readonly sandbox: Sandbox;
  readonly venue: Venue;
  readonly consents: readonly HostConsent[];
  readonly states: ReadonlyMap<string, HostState>;
  readonly journal: Journal;
  /** Null where there is none and none is made, as for a rehearsal in a CI job. */
  readonly key: Key | null;
  readonly stateDir: string;
  /** What is known of the secrets of these hosts; absent where none is looked up, and placeholders stand. */
  readonly secrets?: KnownSecrets;
  /** The keyed fingerprints of those secrets. */
  readonly fingerprints?: Fingerprints;
  /** Where fetched files are; null where none is looked at. */
  readonly cache?: Cache | null;
  /** The boot programs that a bundle brought, by name; this system's stand in where it has none. */
  readonly programs?: Stock['programs'];
  /** Whether nothing is asked of any other machine. */
  readonly isOffline?: boolean;
  /** What hosts go back to that are rolled back when they fail; absent where nothing was looked for. */
  readonly retreats?: Retreats;
  readonly log: Log;
  /**
   * Whether nothing is served: then nothing is written to the disk or fetched, and the session stands although what hosts
   * would load is not all there, because who rehearses wants to see where that shows.
   */
  readonly isRehearsal?: boolean;
}

/** A session, or what keeps its hosts from being served. */
export interface Assembled {
  readonly session: Session | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The attempts that a host's boot may have in this session, the one that is due first. */
type Attempts = (host: Host, boot: Boot) => readonly number[];

function attemptsIn({ consents, states }: Ingredients): Attempts {
  const again = new Set(consents.filter(({ grant }) => grant === 'again').map(({ host }) => host.label));
  return (host, boot) => {
    const state = states.get(host.label) ?? newHostState(host.site.id, host.name);
    return attemptsAhead(state, boot.id, again.has(host.label), failurePolicy(host).retries);
  };
}

/** The context of the attempt with that index. */
function contextOf(
  { opened, venue, key, secrets }: Ingredients,
  attempts: Attempts,
  index: number,
): ServingContext {
  return {
    baseUrl: (host) => urlOf(venue, host),
    token: (host, boot) =>
      key === null ? LITERAL_TOKEN : checkpointToken(key, host.label, boot.id, attempts(host, boot)[index]!),
    revision: opened.model.revision.label,
    ...(secrets?.texts === undefined ? {} : { secrets: secrets.texts }),
  };
}

/** What hosts get where a boot is tried again: other bytes only in its token, and rendered like the first. */
async function renderRetried(
  ingredients: Ingredients,
  granted: readonly Host[],
  attempts: Attempts,
): Promise<ReadonlyMap<string, RenderedBoot>> {
  const { opened, sandbox } = ingredients;
  const retried = new Map<string, RenderedBoot>();
  for (let index = 1; ; index++) {
    const requests = allRequests(granted).filter(({ host, boot }) => attempts(host, boot).length > index);
    if (requests.length === 0) return retried;
    const context = contextOf(ingredients, attempts, index);
    const again = await render(opened.model, requests, context, sandbox);
    for (const one of withoutDigests(again, ingredients.secrets))
      retried.set(tryName(one.host, one.boot.id, attempts(one.host, one.boot)[index]!), one);
  }
}

function byHost(rendered: readonly RenderedBoot[]): ReadonlyMap<string, ReadonlyMap<string, RenderedBoot>> {
  const hosts = new Map<string, Map<string, RenderedBoot>>();
  for (const one of rendered) {
    const boots = hosts.get(one.host.label) ?? new Map<string, RenderedBoot>();
    hosts.set(one.host.label, boots.set(one.boot.id, one));
  }
  return hosts;
}

/** Every boot of a host has the same literal token where there is no key: it stands for the one that is due. */
function literalOwners(hosts: readonly Host[], due: (host: Host) => Due | null): Pick<TokenOwners, 'find'> {
  const find = (token: string): TokenOwner | null => {
    if (token !== LITERAL_TOKEN || hosts.length !== 1) return null;
    const [host] = hosts as [Host];
    const now = due(host);
    return now && { host, boot: now.boot.id, attempt: now.attempt };
  };
  return { find };
}

/** The declared files whose URLs stand in rendered texts. */
function namedIn(
  { venue }: Ingredients,
  rendered: readonly RenderedBoot[],
  declared: readonly DeclaredFile[],
  isMeant: (artifact: Artifact) => boolean = () => true,
): readonly string[] {
  return rendered.flatMap(({ host, artifacts }) => {
    const meant = (artifacts ?? []).filter(isMeant);
    return namedFiles(urlOf(venue, host), meant, declared).map(({ path }) => path);
  });
}

/** What surely is loaded: the kernel and what goes with it, also where its path is a template. */
function surelyNeeded(
  ingredients: Ingredients,
  granted: readonly Host[],
  rendered: readonly RenderedBoot[],
  declared: readonly DeclaredFile[],
): ReadonlySet<string> {
  return new Set([...neededFiles(granted), ...namedIn(ingredients, rendered, declared, isScript)]);
}

/** Everything that hosts load, as far as it can be told: also what only a configuration names. */
function allNeeded(
  ingredients: Ingredients,
  granted: readonly Host[],
  rendered: readonly RenderedBoot[],
  declared: readonly DeclaredFile[],
): ReadonlySet<string> {
  const named = namedIn(ingredients, rendered, declared);
  return new Set([...neededFiles(granted), ...programsOf(ingredients.venue.hosts), ...named]);
}

/** The declared files that can be served, from wherever they are: the cache first, then the folder or the mirror of the site. */
async function locateFiles(
  ingredients: Ingredients,
  granted: readonly Host[],
  rendered: readonly RenderedBoot[],
): ReturnType<typeof findFiles> {
  const { opened, venue, stateDir, cache = null, isOffline = false, isRehearsal = false } = ingredients;
  const all = declaredFor(opened.model, venue.hosts);
  const cached = cache === null ? { files: new Map(), damaged: new Map() } : await findCached(cache, all);
  const declared = all.filter(({ path }) => !cached.files.has(path));
  const { damaged } = cached;
  const neededBy = isOffline ? allNeeded : surelyNeeded;
  const boots = neededBy(ingredients, granted, rendered, all);
  const find = (): ReturnType<typeof findFiles> => {
    const stated = venue.site.data.service?.files;
    if (typeof stated !== 'object')
      return findFiles(stated === undefined ? null : resolve(opened.root, stated), declared, boots, damaged);
    const mirror = { url: stated.mirror.url, folder: join(stateDir, 'mirror') };
    if (isOffline) return findOffline(declared, { ...mirror, needed: boots, damaged });
    if (isRehearsal) return findKept(mirror, declared);
    return findMirrored(mirror, declared, { boots, programs: programsOf(venue.hosts) });
  };
  const { files, diagnostics } = await find();
  return { files: new Map([...files, ...cached.files]), diagnostics };
}

/** Renders and finds everything that the granted hosts will be given, so that nothing is left to fail at the machine. */
export async function assemble(ingredients: Ingredients): Promise<Assembled> {
  const { opened, sandbox, venue, consents, states, journal, key, stateDir, log } = ingredients;
  const { isRehearsal = false, retreats = new Map() } = ingredients;
  const { model } = opened;
  const granted = consents.filter(({ grant }) => grant !== 'local').map(({ host }) => host);
  const attempts = attemptsIn(ingredients);
  const missing = missingFindings(granted, ingredients.secrets);
  const exactContext = contextOf(ingredients, attempts, 0);
  // Without all texts nothing is served: what else is wrong is seen as well with placeholders.
  const context = missing.length > 0 ? { ...exactContext, secrets: undefined } : exactContext;
  const exact = await render(model, allRequests(granted), context, sandbox);
  const rendered = withoutDigests(exact, ingredients.secrets);
  const found = await locateFiles(ingredients, granted, rendered);
  const diagnostics = [
    ...renderedFindings(
      opened,
      rendered.flatMap((boot) => boot.diagnostics),
    ),
    ...(isRehearsal ? [] : missing.length > 0 ? missing : textFindings(rendered, ingredients.secrets)),
    ...found.diagnostics,
  ];
  if (!isRehearsal && diagnostics.some(({ severity }) => severity === 'error'))
    return { session: null, diagnostics };
  const said = new Said();
  const memory = new Memory({
    states,
    journal,
    now: () => new Date(),
    onProblem: ({ message }) => {
      if (said.isNew(message)) log({ event: 'problem', host: null, message });
    },
  });
  const session: Session = new Session({
    model,
    site: venue.site,
    dhcp: venue.dhcp,
    directory: new Directory(venue.hosts, venue.site, venue.elsewhere),
    memory,
    tokens:
      key === null
        ? literalOwners(venue.hosts, (host) => session.due(host))
        : new TokenOwners(venue.hosts, memory, key, retreats),
    grants: new Map(consents.map(({ host, grant }) => [host.label, grant])),
    rendered: byHost(rendered),
    retried: await renderRetried(ingredients, granted, attempts),
    scripts: await renderOwnScripts(sandbox, venue, granted, retreats),
    retreats,
    files: programFiles(
      venue.hosts,
      new Map([
        ...bundledFiles(ingredients.programs ?? new Map()),
        ...[...retreats.values()].flatMap((retreat) =>
          typeof retreat === 'object' ? [...retreat.files] : [],
        ),
        ...found.files,
      ]),
    ),
    stateDir,
    fingerprints: ingredients.fingerprints ?? new Map(),
    transfers: new Transfers(),
    keep: isRehearsal
      ? async () => success(null)
      : (contentId, content) => storeArtifact(stateDir, contentId, content),
    log,
    said,
  });
  return { session, diagnostics };
}
