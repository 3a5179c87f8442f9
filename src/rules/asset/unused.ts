import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Model } from '../../sot/model/types.ts';
import type { Rule } from '../rule.ts';
import { statedAssets } from './stated.ts';

/** What people put beside assets for themselves and for Git. */
const NO_ASSET = /(?:^|\/)(?:README(?:\.\w+)?|\.[^/]*)$/i;

function* unusedAssets(model: Model): Iterable<Diagnostic> {
  if (!model.isWhole) return;
  const stated = new Set([...model.boots.values()].flatMap(statedAssets).flatMap(({ paths }) => paths));
  for (const { path, name, kind } of model.assets.values()) {
    if (name.startsWith('snippets/') || NO_ASSET.test(name) || stated.has(path)) continue;
    const message = `no boot uses this asset; name it by \`type: ${kind}\` and \`use: ${name}\`, or remove it`;
    yield diagnostic({ ruleId: 'asset/unused', severity: 'info', file: path, message });
  }
}

/** An asset that is no snippet is used by a boot, whether or not a workflow has that. */
export const unusedAsset: Rule = {
  id: 'asset/unused',
  severity: 'info',
  summary: 'no boot uses an asset',
  check: unusedAssets,
};
