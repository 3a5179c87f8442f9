import { concise } from '../../src/diagnostics/formats/concise.ts';
import type { Report } from '../../src/diagnostics/formats/format.ts';
import { withSot } from '../../src/pipeline/open.ts';
import { validateReport } from '../../src/pipeline/report.ts';

/** What `vaq validate --sot FOLDER` finds in the work tree, and what `--format concise` prints of it. */
export async function validateFolder(
  folder: string,
): Promise<{ readonly report: Report; readonly text: string }> {
  const result = await withSot({ sot: folder, ref: null }, (opened, sandbox) =>
    validateReport(opened, { site: null, hosts: [] }, sandbox),
  );
  if (!result.ok) throw new Error(`${folder}: ${result.message}`);
  if (!result.value.ok) throw new Error(`${folder}: ${result.value.message}`);
  const { report, sources } = result.value;
  return { report, text: concise(report, sources, { color: false }) };
}
