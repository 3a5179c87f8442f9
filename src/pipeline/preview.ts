import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Report, Sources } from '../diagnostics/formats/format.ts';
import { mergeHosts } from '../diagnostics/merge.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { compareDiagnostics } from '../diagnostics/order.ts';
import { KINDS } from '../kinds/index.ts';
import type { RenderedBoot, RenderRequest } from '../render/artifact.ts';
import { COMPANION_KIND } from '../render/config-parts.ts';
import { baseUrl, CANONICAL, type ServingContext } from '../render/context.ts';
import { GRUB_KIND } from '../render/grub.ts';
import { allRequests, render } from '../render/render.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import { isServiceAddress } from '../sot/canonical/service-address.ts';
import type { Host, Model } from '../sot/model/types.ts';
import type { Opened } from './open.ts';
import { tokensFor } from './preview-tokens.ts';
import { cannot, type Refusal, wrong } from './refusal.ts';
import { renderedFindings } from './rendered-findings.ts';
import { countArtifacts, reportOf } from './report.ts';
import { type KnownSecrets, knownSecrets, missingSentence } from './secrets/needed.ts';
import { select } from './select.ts';

/** The kind of iPXE scripts, which nothing but vaq makes. */
const SCRIPT_KIND = 'ipxe';

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
  /** Whether each line is to say where it came from. */
  readonly annotate?: boolean;
  /** Whether the texts of secrets are to stand in the place of their placeholders. */
  readonly reveal?: boolean;
}

/** Rendered boots, with the serving context that they were rendered in. */
export interface Previewed {
  readonly revision: string;
  readonly boots: readonly RenderedBoot[];
  readonly urls: readonly string[];
  /** Whether checkpoint tokens are real or the literal of a place without a key. */
  readonly tokens: 'keyed' | 'literal';
  /** Whether the texts of secrets stand in it. */
  readonly revealed?: boolean;
}

/** A preview with what was found while rendering it, or why there is none. */
export type PreviewResult =
  | { readonly ok: true; readonly previewed: Previewed; readonly report: Report; readonly sources: Sources }
  | Refusal;

/** A sentence about a word that names nothing, with the nearest that does. */
function unknown(what: string, word: string, known: readonly string[]): Refusal {
  const meant = nearest(word, known);
  const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
  return wrong(`the ${what} \`${word}\` does not exist${help}`);
}

/** The boots that are asked for, or why there are none. */
function requestsFor(
  model: Model,
  hosts: readonly Host[],
  { boot, kind }: PreviewWish,
): readonly RenderRequest[] | Refusal {
  const boots = [model, ...model.linked.values()].flatMap((catalog) => [...catalog.boots.keys()]);
  if (boot !== null && !boots.includes(boot)) return unknown('boot', boot, boots);
  const kinds = [SCRIPT_KIND, GRUB_KIND, ...KINDS.map(({ name }) => name), COMPANION_KIND];
  if (kind !== null && !kinds.includes(kind)) return unknown('kind', kind, kinds);
  const all = allRequests(hosts);
  const requests = all.filter((request) => boot === null || request.boot.id === boot);
  if (all.length > 0 && requests.length === 0)
    return wrong(`none of these hosts goes through the boot \`${boot}\``);
  return requests;
}

/** What is wrong elsewhere is for `validate`; what concerns these hosts is said here too. */
export function concerning(
  hosts: readonly Host[],
  { diagnostics, tree }: Opened,
  boots: readonly RenderedBoot[],
): readonly Diagnostic[] {
  const isIncomplete = hosts.some(({ workflow }) => workflow?.boots == null);
  const labels = new Set(hosts.map(({ label }) => label));
  const files = new Set(hosts.map(({ place }) => place.document.file));
  const own = diagnostics.filter(
    (found) => isIncomplete || files.has(found.file) || found.hosts.some((label) => labels.has(label)),
  );
  const inRendered = boots.flatMap((boot) => boot.diagnostics);
  return mergeHosts([...renderedFindings({ tree }, inRendered, own)].sort(compareDiagnostics));
}

function narrowed(boots: readonly RenderedBoot[], kind: string | null): readonly RenderedBoot[] {
  if (kind === null) return boots;
  return boots.map((boot) => ({
    ...boot,
    artifacts: boot.artifacts?.filter((artifact) => artifact.kind === kind) ?? null,
  }));
}

/** The secrets of some boots with all of their texts, or the sentence that names those that are missing. */
async function revealed(
  opened: Opened,
  requests: readonly RenderRequest[],
  sandbox: Sandbox,
): Promise<KnownSecrets | Refusal> {
  const canonical = await render(opened.model, requests, CANONICAL, sandbox, { withChecks: false });
  const secrets = await knownSecrets(opened, canonical, sandbox);
  if (secrets.missing.length === 0) return secrets;
  return cannot(secrets.missing.map((one) => `${missingSentence(one)} (${one.hosts.join(', ')})`).join('\n'));
}

/** What hosts would get, in the context that `boot` would serve in. */
export async function preview(opened: Opened, wish: PreviewWish, sandbox: Sandbox): Promise<PreviewResult> {
  const { model, tree } = opened;
  if (wish.addr !== null && !isServiceAddress(wish.addr))
    return wrong(`--addr takes an IPv4 address or a host name, and \`${wish.addr}\` is neither`);
  const selected = select(model, wish);
  if (!selected.ok) return wrong(selected.message);
  const { hosts } = selected;
  const requests = requestsFor(model, hosts, wish);
  if ('ok' in requests) return requests;
  const tokens = await tokensFor(opened, hosts, wish, sandbox);
  if ('ok' in tokens) return tokens;
  const secrets = wish.reveal ? await revealed(opened, requests, sandbox) : null;
  if (secrets !== null && 'ok' in secrets) return secrets;
  const context: ServingContext = {
    baseUrl: (host) => baseUrl(host, wish.addr, wish.httpPort),
    token: tokens.token,
    revision: model.revision.label,
    ...(secrets?.texts === undefined ? {} : { secrets: secrets.texts }),
  };
  const boots = await render(model, requests, context, sandbox, {
    withOrigins: wish.annotate ?? false,
  });
  const narrow = narrowed(boots, wish.kind);
  const diagnostics = concerning(hosts, opened, boots);
  if (countArtifacts(boots) > 0 && countArtifacts(narrow) === 0)
    return wrong(`none of these hosts gets anything of the kind \`${wish.kind}\``);
  return {
    ok: true,
    previewed: {
      revision: model.revision.label,
      boots: narrow,
      urls: [...new Set(hosts.map(context.baseUrl))],
      tokens: tokens.tokens,
      revealed: secrets !== null && secrets.used.size > 0,
    },
    report: reportOf(model, diagnostics, hosts.length, countArtifacts(boots)),
    sources: (file) => tree.texts.get(file) ?? null,
  };
}
