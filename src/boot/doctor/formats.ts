import { table } from '../../terminal/table.ts';
import type { Line } from './line.ts';
import type { Examined } from './run.ts';

/** How many lines there are of each verdict. */
function summary(lines: readonly Line[]): Readonly<Record<'errors' | 'warnings', number>> {
  const count = (verdict: Line['verdict']): number => lines.filter((line) => line.verdict === verdict).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** For people: a line each, and what mends it below. */
export function doctorText({ lines }: Pick<Examined, 'lines'>): string {
  const text = table(
    ['', 'CHECK', 'WHAT IS THERE'],
    lines.flatMap(({ verdict, check, message, mend }) => [
      [verdict, check, message],
      ...(mend === null ? [] : [['', '', `→ ${mend}`]]),
    ]),
  );
  return `${text}\n`;
}

/** The last sentence: whether the site can be served from here. */
export function doctorVerdict({ site, lines }: Examined): string {
  const { errors, warnings } = summary(lines);
  const what = site === null ? 'a site' : `the site ${site}`;
  const beside = warnings === 0 ? '' : `${warnings} warning${warnings === 1 ? '' : 's'}`;
  if (errors === 0) return `this machine can serve ${what}${beside === '' ? '' : `; ${beside}`}`;
  const wrong = `${errors} error${errors === 1 ? '' : 's'}${beside === '' ? '' : ` and ${beside}`}`;
  return `this machine cannot serve ${what} yet: ${wrong}`;
}

/** For programs: version 1 of the format. */
export function doctorJson({ site, lines }: Examined): string {
  return `${JSON.stringify({ formatVersion: 1, site, checks: lines, summary: summary(lines) }, null, 2)}\n`;
}
