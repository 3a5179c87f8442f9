import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { finding, type Place } from '../place.ts';

/** The finding for a name that leads nowhere: with the nearest that exists, or with all where they are few. */
export function unknownId(place: Place, what: string, id: string, known: readonly string[]): Diagnostic {
  const meant = nearest(id, known);
  const few =
    known.length > 0 && known.length <= 8
      ? `; there are ${known.map((name) => `\`${name}\``).join(', ')}`
      : '';
  const help = meant === null ? few : `; did you mean \`${meant}\`?`;
  return finding(place, {
    ruleId: 'link/unknown-id',
    message: `the ${what} \`${id}\` does not exist${help}`,
    fix: meant,
  });
}
