import { openWith } from '../../src/pipeline/open.ts';
import type { Artifact, RenderedBoot } from '../../src/render/artifact.ts';
import { CANONICAL, type ServingContext } from '../../src/render/context.ts';
import { allRequests, render } from '../../src/render/render.ts';
import type { Boot, Host, Model } from '../../src/sot/model/types.ts';
import { type Changes, lines, minimalWith } from '../sot/sample.ts';
import { memorySource } from '../support/memory-source.ts';

/** What became of every boot of the smallest source of truth with changes. */
export interface Rendering {
  readonly boots: readonly RenderedBoot[];
  /** What rendering found, one line each. */
  readonly found: readonly string[];
  /** The artifacts of the first host's first boot, by path. */
  readonly first: Readonly<Record<string, Artifact>>;
}

/** Renders the smallest source of truth with changes in a context. */
export function rendering(changes: Changes = {}, context: ServingContext = CANONICAL): Promise<Rendering> {
  return openWith(memorySource(minimalWith(changes)), '/nowhere', async ({ model }, sandbox) => {
    const boots = await render(model, allRequests(model.hosts), context, sandbox);
    return {
      boots,
      found: lines(boots.flatMap(({ diagnostics }) => diagnostics)),
      first: Object.fromEntries((boots[0]?.artifacts ?? []).map((artifact) => [artifact.path, artifact])),
    };
  });
}

/** The first host of a model with its first boot. */
export function firstOf(model: Model): { readonly host: Host; readonly boot: Boot } {
  const host = model.hosts[0]!;
  return { host, boot: host.workflow!.boots![0]! };
}
