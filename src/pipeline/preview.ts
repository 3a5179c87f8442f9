import type { Report, Sources } from '../diagnostics/formats/format.ts';
import { mergeHosts } from '../diagnostics/merge.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { compareDiagnostics } from '../diagnostics/order.ts';
import { consents } from '../plan/consent.ts';
import type { RenderedBoot } from '../render/artifact.ts';
import { baseUrl, CANONICAL, LITERAL_TOKEN, type ServingContext } from '../render/context.ts';
import { allRequests, render } from '../render/render.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import { checkpointToken } from '../render/token.ts';
import { attemptOf } from '../state/attempt.ts';
import { stateDirectory } from '../state/directory.ts';
import { newHostState } from '../state/host-state.ts';
import { ensureKey, type Key, readKey } from '../state/key.ts';
import { readKnownHosts } from '../state/known-hosts.ts';
import { type Result, success } from '../state/problem.ts';
import type { Opened } from './open.ts';
import { countArtifacts, reportOf } from './report.ts';
import { select } from './select.ts';

/** What is to be previewed; null stands for everything, or for what the source of truth says. */
export interface PreviewWish {
  readonly site: string | null;
  readonly hosts: readonly string[];
  readonly boot: string | null;
  readonly kind: string | null;
  readonly addr: string | null;
  readonly httpPort: number | null;
  readonly stateDir: string | null;
  readonly reinstall: boolean;
}

/** Rendered boots, with the serving context that they were rendered in. */
export interface Previewed {
  readonly revision: string;
  readonly boots: readonly RenderedBoot[];
  readonly urls: readonly string[];
  /** Whether checkpoint tokens are real or the literal of a place without a key. */
  readonly tokens: 'keyed' | 'literal';
}

/** A preview with what was found while rendering it, or why there is none. */
export type PreviewResult =
  | { readonly ok: true; readonly previewed: Previewed; readonly report: Report; readonly sources: Sources }
  | { readonly ok: false; readonly message: string; readonly couldNot?: true };

/**
 * The key is made at first use, so that the preview has the very tokens that `boot` will serve. A CI job has none and
 * makes none: its previews would differ from run to run.
 */
async function keyFor(dir: string): Promise<Result<Key | null>> {
  const known = await readKey(dir);
  if (!known.ok || known.value !== null || process.env.CI) return known;
  const made = await ensureKey(dir);
  // A tree that nothing can be written beside has no key, and `boot` could not make one there either.
  return made.ok ? made : success(null);
}

function narrowed(boots: readonly RenderedBoot[], kind: string | null): readonly RenderedBoot[] {
  if (kind === null) return boots;
  return boots.map((boot) => ({
    ...boot,
    artifacts: boot.artifacts?.filter((artifact) => artifact.kind === kind) ?? null,
  }));
}

/** What hosts would get, in the context that `boot` would serve in. */
export async function preview(opened: Opened, wish: PreviewWish, sandbox: Sandbox): Promise<PreviewResult> {
  const { model, root, tree } = opened;
  const selected = select(model, wish);
  if (!selected.ok) return selected;
  const known = [model, ...model.linked.values()].flatMap(({ boots }) => [...boots.keys()]);
  if (wish.boot !== null && !known.includes(wish.boot)) {
    const meant = nearest(wish.boot, known);
    return {
      ok: false,
      message: `the boot \`${wish.boot}\` does not exist${meant === null ? '' : `; did you mean \`${meant}\`?`}`,
    };
  }
  const dir = stateDirectory(root, wish.stateDir);
  const [found, { states, problems }] = await Promise.all([keyFor(dir), readKnownHosts(dir)]);
  const problem = found.ok ? problems[0] : found.problem;
  if (!found.ok || problem !== undefined) return { ok: false, message: problem!.message, couldNot: true };
  const key = found.value;
  const all = allRequests(selected.hosts);
  const said = {
    named: new Set(selected.hosts.map(({ label }) => label)),
    yes: true,
    reinstall: wish.reinstall,
  };
  const canonical = await render(model, all, CANONICAL, sandbox);
  const granted = consents(selected.hosts, states, canonical, said);
  const again = new Set(granted.filter(({ grant }) => grant === 'again').map(({ host }) => host.label));
  const context: ServingContext = {
    baseUrl: (host) => baseUrl(host, wish.addr, wish.httpPort),
    token: (host, boot) => {
      if (key === null) return LITERAL_TOKEN;
      const state = states.get(host.label) ?? newHostState(host.site.id, host.name);
      return checkpointToken(key, host.label, boot.id, attemptOf(state, boot.id, again.has(host.label)));
    },
    revision: model.revision.label,
  };
  const requests = all.filter(({ boot }) => wish.boot === null || boot.id === wish.boot);
  const boots = await render(model, requests, context, sandbox);
  // What is wrong elsewhere is for `validate`; what concerns these hosts is said here too.
  const labels = new Set(selected.hosts.map(({ label }) => label));
  const files = new Set(selected.hosts.map(({ place }) => place.document.file));
  const own = opened.diagnostics.filter(
    ({ file, hosts }) => files.has(file) || hosts.some((label) => labels.has(label)),
  );
  const incomplete = selected.hosts.filter(({ workflow }) => workflow?.boots == null);
  const broken = incomplete.length > 0 ? opened.diagnostics : own;
  const diagnostics = mergeHosts(
    [...broken, ...boots.flatMap((boot) => boot.diagnostics)].sort(compareDiagnostics),
  );
  return {
    ok: true,
    previewed: {
      revision: model.revision.label,
      boots: narrowed(boots, wish.kind),
      urls: [...new Set(selected.hosts.map(context.baseUrl))],
      tokens: key === null ? 'literal' : 'keyed',
    },
    report: reportOf(model, diagnostics, selected.hosts.length, countArtifacts(boots)),
    sources: (file) => tree.texts.get(file) ?? null,
  };
}
