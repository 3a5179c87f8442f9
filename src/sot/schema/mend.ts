import type { JsonValue } from '../documents/json-value.ts';
import type { Path } from '../place.ts';

/** A change to a document: a key gets another name, or a value is set; undefined takes its key away. */
export type Edit =
  | { readonly path: Path; readonly key: string }
  | { readonly path: Path; readonly value: JsonValue | undefined };

type Container = Record<string | number, unknown>;

function parentOf(root: unknown, path: Path): Container | null {
  let at = root;
  for (const key of path.slice(0, -1)) at = (at as Container | null | undefined)?.[key];
  return typeof at === 'object' && at !== null ? (at as Container) : null;
}

function apply(root: unknown, edit: Edit): void {
  const parent = parentOf(root, edit.path);
  if (parent === null) return;
  const name = edit.path.at(-1)!;
  if ('key' in edit) {
    // A key that is there already is what its author means by it.
    if (!Object.hasOwn(parent, edit.key)) parent[edit.key] = parent[name];
    delete parent[name];
  } else if (edit.value === undefined) delete parent[name];
  else parent[name] = edit.value;
}

/** Without what is refused: of a list the whole, because the places of its items are counted. */
function removal(refused: Path): Edit {
  const end = refused.findLastIndex((key) => typeof key === 'string');
  return { path: refused.slice(0, end + 1), value: undefined };
}

/** What was meant, where it can be told; else without what is refused. */
export interface Mismatch {
  readonly refused: Path;
  readonly meant: Edit | null;
}

/** A document after all mismatches are mended, or as little as possible is taken out; null where that leaves too little. */
export function mend(
  value: JsonValue,
  mismatches: readonly Mismatch[],
  isValid: (value: unknown) => boolean,
): { readonly value: unknown; readonly complete: boolean } | null {
  const guesses = mismatches.map(({ meant, refused }) => meant ?? removal(refused));
  const removals = mismatches.map(({ refused }) => removal(refused));
  for (const edits of [guesses, removals]) {
    if (edits.some(({ path }) => path.length === 0)) continue;
    const rest = structuredClone(value);
    for (const edit of edits) apply(rest, edit);
    const complete = edits === guesses && mismatches.every(({ meant }) => meant !== null);
    if (isValid(rest)) return { value: rest, complete };
  }
  return null;
}
