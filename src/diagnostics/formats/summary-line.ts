import type { Ansis } from 'ansis';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { FileVerdict, Summary } from './format.ts';

type Paints = Readonly<Record<Severity, (text: string) => string>>;

/** The last line of a report: how many findings in how many files, and what was looked at. */
export function summaryLine(
  diagnostics: readonly Diagnostic[],
  { errors, warnings, infos, sites, hosts, artifacts }: Summary,
  paint: Paints,
  ansis: Ansis,
  verdicts: readonly FileVerdict[] | null = null,
): string {
  const looked =
    verdicts === null
      ? [count(sites, 'site'), count(hosts, 'host'), count(artifacts, 'artifact')].join(', ')
      : count(verdicts.length, 'file');
  const found = [
    ...(errors > 0 ? [paint.error(count(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.warning(count(warnings, 'warning'))] : []),
    ...(infos > 0 ? [paint.info(count(infos, 'info'))] : []),
  ];
  if (found.length === 0) return `${ansis.bold.green('no findings')} in ${looked}`;
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  return `${found.join(', ')} in ${count(files, 'file')}; ${looked} checked`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
