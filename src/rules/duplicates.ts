import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding, type Place, related } from '../sot/place.ts';

/** Something that must be unique, with the host that has it. */
export interface Use {
  readonly key: string;
  readonly place: Place;
  readonly host: string;
}

/** A finding at each second use of a key, with the first beside it. */
export function* duplicates(
  uses: Iterable<Use>,
  ruleId: string,
  message: (use: Use, first: Use) => string,
): Iterable<Diagnostic> {
  const firsts = new Map<string, Use>();
  for (const use of uses) {
    const first = firsts.get(use.key);
    if (first === undefined) {
      firsts.set(use.key, use);
      continue;
    }
    yield finding(use.place, {
      ruleId,
      message: message(use, first),
      hosts: [...new Set([first.host, use.host])].sort(),
      related: [related(first.place, 'first used here')],
    });
  }
}
