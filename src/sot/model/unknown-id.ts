import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { finding, type Place } from '../place.ts';

/** With more names than this a list is no help. */
const MOST_NAMES = 8;

/** Where what has an id is written. */
const FOLDERS: Readonly<Record<string, string>> = { os: 'os/', boot: 'boot/', workflow: 'workflows/' };

/** A misspelt folder is the likeliest reason why there is nothing at all. */
function noneOf(what: string): string {
  const folder = what.endsWith(' asset') ? `assets/${what.replace(' asset', '')}/` : FOLDERS[what];
  return folder === undefined ? '; there is none' : `; there is none in \`${folder}\``;
}

function helpFor(what: string, known: readonly string[], meant: string | null): string {
  if (meant !== null) return `; did you mean \`${meant}\`?`;
  if (known.length === 0) return noneOf(what);
  if (known.length > MOST_NAMES) return '';
  return `; there ${known.length === 1 ? 'is' : 'are'} ${known.map((name) => `\`${name}\``).join(', ')}`;
}

/** The finding for a name that leads nowhere: with the nearest that exists, or with all where they are few. */
export function unknownId(place: Place, what: string, id: string, known: readonly string[]): Diagnostic {
  const meant = nearest(id, known);
  return finding(place, {
    ruleId: 'link/unknown-id',
    message: `the ${what} \`${id}\` does not exist${helpFor(what, known, meant)}`,
    fix: meant,
  });
}
