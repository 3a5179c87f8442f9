import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host, Model } from '../sot/model/types.ts';
import { type Artifact, digest, hasPlaceholder, type RenderedBoot, type RenderRequest } from './artifact.ts';
import { CANONICAL, type ServingContext } from './context.ts';
import { renderPass } from './pass.ts';
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

/**
 * Every byte that machines will read, for the boots asked for, in their order: the only function that makes any.
 * The same model, requests and context give the same bytes, on any machine.
 */
export async function render(
  model: Model,
  requests: readonly RenderRequest[],
  context: ServingContext,
  sandbox: Sandbox,
  { withOrigins = false, withChecks = true }: RenderOptions = {},
): Promise<readonly RenderedBoot[]> {
  const patience = new Patience();
  const pass = (of: ServingContext) =>
    renderPass(model, requests, of, sandbox, patience, { withOrigins, withChecks });
  const canonical = await pass(CANONICAL);
  const exact = context === CANONICAL ? canonical : await pass(context);
  return requests.map(({ host, boot }, index) => {
    const { texts, diagnostics } = exact[index]!;
    const symbols = canonical[index]!.texts;
    const found: readonly Diagnostic[] =
      canonical[index]!.diagnostics.length > 0 ? canonical[index]!.diagnostics : diagnostics;
    const artifacts =
      texts === null || symbols === null
        ? null
        : texts.map((text, at): Artifact => {
            const sha256 = hasPlaceholder(text.content) ? null : digest(text.content);
            const form = symbols[at]!.content;
            return { ...text, canonical: form, contentId: digest(form), sha256 };
          });
    return { host, boot, artifacts, diagnostics: found };
  });
}
