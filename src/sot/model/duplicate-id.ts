import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding, type Place, related } from '../place.ts';

/** The finding for an id that an earlier document, or an earlier item, has already. */
export function duplicateId(what: string, id: string, place: Place, earlier: Place): Diagnostic {
  return finding(place, {
    ruleId: 'link/duplicate-id',
    message: `the ${what} \`${id}\` is used twice`,
    related: [related(earlier, 'first used here')],
  });
}
