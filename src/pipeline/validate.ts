import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { foldRendered } from '../diagnostics/fold.ts';
import { mergeHosts } from '../diagnostics/merge.ts';
import { compareDiagnostics } from '../diagnostics/order.ts';
import { suppress } from '../diagnostics/suppress.ts';
import type { RenderedBoot } from '../render/artifact.ts';
import { CANONICAL } from '../render/context.ts';
import { allRequests, renderEach } from '../render/render.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import { undeclared } from '../rules/file/undeclared.ts';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import type { Host, Model } from '../sot/model/types.ts';
import { lowerUnreachable } from '../sot/reachable.ts';
import { artifactFindings } from './external/artifacts.ts';
import { beside } from './external/placed.ts';
import type { ExternalTools } from './external/tools.ts';
import type { Opened } from './open.ts';
import { ruleIds } from './rule-pages.ts';

/** Everything that is wrong with a revision, and what its hosts get in canonical form. */
export interface Validated {
  readonly diagnostics: readonly Diagnostic[];
  readonly rendered: readonly RenderedBoot[];
}

/** What a rule finds in linked catalogs. What it finds about their hosts has been found among all hosts already, but for missing files. */
function inLinked({ linked }: Model, rule: Rule): readonly Diagnostic[] {
  return [...linked.values()].flatMap((model) =>
    [...rule.check(model)].filter(({ file }) => file.startsWith(model.prefix) || rule === undeclared),
  );
}

/**
 * Checks the whole model and renders every boot of the hosts asked for, which `onBoot` is given in their order; findings
 * in a stable order, the same on many hosts as one. With tools, what they say of the rendered texts too. Without them no
 * text is held that `onBoot` does not hold.
 */
export async function validateEach(
  { tree, model, diagnostics }: Opened,
  hosts: readonly Host[],
  sandbox: Sandbox,
  tools: ExternalTools | null,
  onBoot: (boot: RenderedBoot) => void,
): Promise<readonly Diagnostic[]> {
  const options = { withOrigins: tools !== null };
  const boots = renderEach(model, allRequests(hosts), CANONICAL, sandbox, options)[Symbol.asyncIterator]();
  const begun = boots.next();
  // The sandbox has its templates after this turn, and works while the rules look at the model.
  await new Promise((resolve) => setImmediate(resolve));
  const ruled = RULES.flatMap((rule) => [...rule.check(model), ...inLinked(model, rule)]);
  const inRendered: Diagnostic[] = [];
  const forTools: RenderedBoot[] = [];
  for (let next = await begun; next.done !== true; next = await boots.next()) {
    const boot = next.value;
    for (const found of boot.diagnostics) inRendered.push(found);
    if (tools !== null) forTools.push(boot);
    onBoot(boot);
  }
  const own = [...diagnostics, ...ruled, ...foldRendered(inRendered)];
  const said = tools === null ? [] : foldRendered(await artifactFindings(forTools, tree.texts, tools));
  const found = [...own, ...beside(said, own)];
  const left = suppress(found, tree.texts, {
    ruleIds: () => new Set(ruleIds()),
    isWhole: hosts.length === model.hosts.length,
  });
  return mergeHosts([...lowerUnreachable(left, tree)].sort(compareDiagnostics));
}

/** The same, with all that was rendered. */
export async function validate(
  opened: Opened,
  hosts: readonly Host[],
  sandbox: Sandbox,
  tools: ExternalTools | null = null,
): Promise<Validated> {
  const rendered: RenderedBoot[] = [];
  const diagnostics = await validateEach(opened, hosts, sandbox, tools, (boot) => rendered.push(boot));
  return { diagnostics, rendered };
}
