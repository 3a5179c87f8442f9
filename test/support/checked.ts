import { concise } from '../../src/diagnostics/formats/concise.ts';
import { ANY_OS } from '../../src/kinds/families.ts';
import { checkText, isTemplateName, templateFinding } from '../../src/pipeline/check/text.ts';
import { ruleIds } from '../../src/pipeline/rule-pages.ts';
import type { ExampleFile } from './rule-page.ts';

/** The findings of files that stand alone, one line each. */
export function checkedFindings(files: readonly ExampleFile[]): readonly string[] {
  const options = { kind: null, os: ANY_OS, ruleIds: new Set(ruleIds()) };
  const diagnostics = files.flatMap(({ path, text }) =>
    isTemplateName(path) ? [templateFinding(path)] : checkText(path, text, options).diagnostics,
  );
  const counts = { errors: 0, warnings: 0, infos: 0, sites: 0, hosts: 0, artifacts: 0 };
  const report = { revision: '', diagnostics, summary: counts };
  return concise(report, () => null, { color: false })
    .split('\n')
    .filter((line) => /: (error|warning|info): /.test(line));
}
