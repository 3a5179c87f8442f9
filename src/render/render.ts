import type { Host, Model } from '../sot/model/types.ts';
import { type Artifact, digest, hasPlaceholder, type RenderedBoot, type RenderRequest } from './artifact.ts';
import { CANONICAL, type ServingContext } from './context.ts';
import { discreetFindings } from './discreet.ts';
import { openPass, type PassResult, renderRequests } from './pass.ts';
import { Patience } from './sandbox/patience.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/** Every boot of every host that can be rendered, in the order of the hosts; what keeps the others from it is a finding already. */
export function allRequests(hosts: readonly Host[]): readonly RenderRequest[] {
  return hosts
    .filter(({ renderable }) => renderable)
    .flatMap((host) => (host.workflow?.boots ?? []).map((boot) => ({ host, boot })));
}

/** What is wanted beside the bytes. */
export interface RenderOptions {
  /** Whether each artifact says where its lines came from. */
  readonly withOrigins?: boolean;
  /** Whether what is rendered is checked as well; if not, only what keeps bytes from being made is found. */
  readonly withChecks?: boolean;
}

/** How many boots are rendered and checked at a time, so that the sandbox works ahead of the checks and few texts are held. */
const AT_ONCE = 400;

function inChunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / AT_ONCE);
  return Array.from({ length: count }, (_, index) => items.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}

function findingsOf(
  canonical: PassResult,
  { diagnostics }: PassResult,
  { secrets }: ServingContext,
): PassResult['diagnostics'] {
  if (secrets !== undefined) return discreetFindings(canonical.diagnostics, diagnostics);
  return canonical.diagnostics.length > 0 ? canonical.diagnostics : diagnostics;
}

function renderedBoot(
  { host, boot }: RenderRequest,
  canonical: PassResult,
  exact: PassResult,
  context: ServingContext,
): RenderedBoot {
  const { texts } = exact;
  const symbols = canonical.texts;
  const found = findingsOf(canonical, exact, context);
  if (texts === null || symbols === null) return { host, boot, artifacts: null, diagnostics: found };
  const artifacts = texts.map((text, at): Artifact => {
    const form = symbols[at]!.content;
    const contentId = digest(form);
    const same = form === text.content ? contentId : digest(text.content);
    const sha256 = [text.content, form].some(hasPlaceholder) ? null : same;
    return { ...text, canonical: form, contentId, sha256 };
  });
  const { secrets } = canonical;
  return { host, boot, artifacts, diagnostics: found, ...(secrets.length > 0 ? { secrets } : {}) };
}

/**
 * Every byte that machines will read, for the boots asked for, in their order: the only function that makes any. The same
 * model, requests and context give the same bytes, on any machine. What is not kept of what it yields is not held.
 */
export async function* renderEach(
  model: Model,
  requests: readonly RenderRequest[],
  context: ServingContext,
  sandbox: Sandbox,
  { withOrigins = false, withChecks = true }: RenderOptions = {},
): AsyncGenerator<RenderedBoot, void> {
  const patience = new Patience();
  const options = { withOrigins, withChecks };
  const canonicalPass = openPass(model, CANONICAL);
  const exactPass = context === CANONICAL ? null : openPass(model, context);
  const rendered = async (chunk: readonly RenderRequest[]): Promise<readonly RenderedBoot[]> => {
    const canonical = await renderRequests(canonicalPass, chunk, sandbox, patience, options);
    const exact =
      exactPass === null ? canonical : await renderRequests(exactPass, chunk, sandbox, patience, options);
    return chunk.map((request, index) => renderedBoot(request, canonical[index]!, exact[index]!, context));
  };
  let ahead: Promise<readonly RenderedBoot[]> | null = null;
  for (const chunk of [...inChunks(requests), null]) {
    const before = ahead;
    ahead = chunk === null ? null : rendered(chunk);
    // What fails is thrown when its turn comes; until then nobody waits for it.
    ahead?.catch(() => {});
    if (before !== null) yield* await before;
  }
}

/** The same, all of it held. */
export async function render(...what: Parameters<typeof renderEach>): Promise<readonly RenderedBoot[]> {
  const boots: RenderedBoot[] = [];
  for await (const boot of renderEach(...what)) boots.push(boot);
  return boots;
}
