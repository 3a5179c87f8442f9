import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding, type Place, related } from '../sot/place.ts';

/** Something that must be unique, with the host that has it; null where no host in particular does. */
export interface Use {
  readonly key: string;
  readonly place: Place;
  readonly host: string | null;
}

/** Who has it first, for a message at the second use: hosts may have the same name, documents are never the same. */
export function firstOwner(use: Use, first: Use): string {
  return use.place.document === first.place.document ? 'another interface of this host' : String(first.host);
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
    const hosts = [first.host, use.host].filter((host) => host !== null);
    yield finding(use.place, {
      ruleId,
      message: message(use, first),
      hosts: [...new Set(hosts)].sort(),
      related: [related(first.place, 'first used here')],
    });
  }
}
