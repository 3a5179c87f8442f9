import { concise } from '../../src/diagnostics/formats/concise.ts';
import { openWith } from '../../src/pipeline/open.ts';
import { validateReport } from '../../src/pipeline/report.ts';
import { memorySource } from './memory-source.ts';

/** The findings of a source of truth in memory, one line each, without the line that sums up. */
export async function conciseFindings(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  return openWith(memorySource(files), '/nowhere', async (opened, sandbox) => {
    const reported = await validateReport(opened, { site: null, hosts: [] }, sandbox);
    if (!reported.ok) throw new Error(reported.message);
    const text = concise(reported.report, reported.sources, { color: false });
    return text.split('\n').filter((line) => /: (error|warning|info): /.test(line));
  });
}
