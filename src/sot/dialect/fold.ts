import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { LineIndex } from '../../diagnostics/position.ts';
import type { Loader } from '../loader.ts';
import { olderAsset, olderDocuments, olderFiles, olderTree } from './findings.ts';
import { goTemplateAt } from './go-template.ts';

/** What there is to say of older models in a tree, and whether the whole tree is of one. */
export interface Folded {
  readonly diagnostics: readonly Diagnostic[];
  readonly isOlderTree: boolean;
}

/**
 * Go templates among the assets. One of them in a tree of version 1 is kept where any text may stand, and said; all others
 * are no use to any machine, and are taken away.
 */
function foldAssets(loader: Loader, hasVaqYml: boolean): readonly Diagnostic[] {
  const found = [...loader.assets].flatMap(([path, asset]) => {
    const at = asset.path.endsWith('.ejs') ? null : goTemplateAt(asset.text);
    return at === null ? [] : [{ path, asset, range: new LineIndex(asset.text).rangeOf(at.start, at.end) }];
  });
  const isAlone = hasVaqYml && loader.older.length === 0;
  return found.map(({ path, asset, range }) => {
    const mayStay = isAlone && asset.kind === 'untyped';
    if (!mayStay) {
      loader.assets.delete(path);
      loader.unread.add(path);
    }
    return olderAsset(asset.path, range, mayStay ? 'warning' : 'error');
  });
}

/**
 * Names everything in a tree that is of an older model. Without a vaq.yml the whole tree is: then nothing else is said
 * than what keeps its files from being read, because all of it would follow from that.
 */
export function foldOlder(loader: Loader, hasVaqYml: boolean): Folded {
  const assets = foldAssets(loader, hasVaqYml);
  const documents = olderDocuments(loader.older);
  const isOlderTree = !hasVaqYml && assets.length + documents.length > 0;
  if (!isOlderTree) return { diagnostics: [...loader.diagnostics, ...documents, ...assets], isOlderTree };
  const read = loader.diagnostics.filter(({ ruleId }) => /^(?:document|source)\//.test(ruleId));
  const refused = loader.diagnostics.filter(({ ruleId }) => ruleId.startsWith('schema/'));
  const files = [...documents, ...assets];
  const known = new Set(files.map(({ file }) => file));
  files.push(...olderFiles(refused.filter(({ file }) => !known.has(file))));
  return { diagnostics: [...read, ...files, olderTree(files.length)], isOlderTree };
}
