import type { Os } from '../../sot/model/types.ts';
import { type Place, within } from '../../sot/place.ts';

/** One argument of a kernel's command line, as it is stated. */
export interface Argument {
  readonly key: string;
  /** Null where only the key is stated. */
  readonly value: string | null;
  /** Whether YAML reads the value as a number, whose spelling it forgets. */
  readonly isNumber: boolean;
  /** `key=value`, or the key alone: the word that the kernel gets. */
  readonly word: string;
  /** The value's place; `keyFinding` points at the key, or at the item of a list. */
  readonly place: Place;
}

/** The arguments of an operating system, in order; secrets are left out, because nobody knows what they hold. */
export function argumentsOf({ data, place }: Os): readonly Argument[] {
  return (data.cmdline ?? []).flatMap((single, index) =>
    Object.entries(single).flatMap(([key, stated]) => {
      const at = within(place, 'cmdline', index, key);
      const items = Array.isArray(stated)
        ? stated.map((value, item) => ({ value, place: within(at, item) }))
        : [{ value: stated, place: at }];
      return items.flatMap((item): readonly Argument[] => {
        if (typeof item.value === 'object' && item.value !== null) return [];
        const value = item.value === null || item.value === '' ? null : String(item.value);
        const isNumber = typeof item.value === 'number';
        return [{ key, value, isNumber, word: value === null ? key : `${key}=${value}`, place: item.place }];
      });
    }),
  );
}
