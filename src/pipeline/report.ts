import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Report, Sources } from '../diagnostics/formats/format.ts';
import type { RenderedBoot } from '../render/artifact.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import type { Model } from '../sot/model/types.ts';
import type { ExternalTools } from './external/tools.ts';
import type { Opened } from './open.ts';
import { type Selection, select } from './select.ts';
import { validateEach } from './validate.ts';

/** A report that can be written in any format, with the texts for its code frames; or why there is none. */
export type Reported =
  | {
      readonly ok: true;
      readonly report: Report;
      readonly sources: Sources;
    }
  | { readonly ok: false; readonly message: string };

/** Findings summed up. */
export function reportOf(
  model: Model,
  diagnostics: readonly Diagnostic[],
  hosts: number,
  artifacts: number,
): Report {
  const count = (severity: Severity): number =>
    diagnostics.filter((found) => found.severity === severity).length;
  const summary = {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    sites: model.sites.length,
    hosts,
    artifacts,
  };
  return { revision: model.revision.label, diagnostics, summary };
}

/** How many artifacts there are. */
export function countArtifacts(rendered: readonly RenderedBoot[]): number {
  return rendered.reduce((sum, { artifacts }) => sum + (artifacts?.length ?? 0), 0);
}

/** Validates a source of truth and sums up; `onBoot` is given what was rendered, which is not held. */
export async function validateReport(
  opened: Opened,
  selection: Selection,
  sandbox: Sandbox,
  tools: ExternalTools | null = null,
  onBoot: (boot: RenderedBoot) => void = () => {},
): Promise<Reported> {
  const { model, tree } = opened;
  const selected = select(model, selection);
  if (!selected.ok) return selected;
  let artifacts = 0;
  const diagnostics = await validateEach(opened, selected.hosts, sandbox, tools, (boot) => {
    artifacts += countArtifacts([boot]);
    onBoot(boot);
  });
  const report = reportOf(model, diagnostics, selected.hosts.length, artifacts);
  return { ok: true, report, sources: (file) => tree.texts.get(file) ?? null };
}
