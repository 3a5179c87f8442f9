import { classify } from '../layout.ts';
import { type CatalogTree, type Entry, statedId } from '../tree.ts';

type Linked = 'os' | 'boot' | 'workflow';

function stem(file: string): string {
  return file
    .split('/')
    .at(-1)!
    .replace(/\.ya?ml$/, '');
}

/** The id in the text of a document that is no YAML. */
function writtenId(text: string): string | undefined {
  return /^id:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1];
}

/**
 * The ids of documents that are there but cannot be used, so that a link to one is not reported again. What a broken
 * document is called can only be guessed: by the `id` in its text, else by its file.
 */
export function unusableIds<K extends Linked>(
  tree: CatalogTree,
  what: K,
  entries: readonly Entry<K>[],
): ReadonlySet<string> {
  const refused = entries
    .filter(({ value }) => value === null)
    .map((entry) => statedId(entry) ?? stem(entry.document.file));
  const unread = [...tree.unread]
    .filter((file) => classify(file)?.class === what)
    .map((file) => writtenId(tree.texts.get(file) ?? '') ?? stem(file));
  return new Set([...refused, ...unread]);
}
