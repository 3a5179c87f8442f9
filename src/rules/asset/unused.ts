import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { scriptNames } from '../../sot/model/script-names.ts';
import type { Model } from '../../sot/model/types.ts';
import type { Rule } from '../rule.ts';
import { statedAssets } from './stated.ts';

/** What people put beside assets for themselves and for Git. */
const NO_ASSET = /(?:^|\/)(?:README(?:\.\w+)?|\.[^/]*)$/i;

/** A script stands in place of vaq's own by its name alone, and so one that is mistyped has no effect. */
function unusedScript(file: string, name: string, scripts: ReadonlySet<string>): Diagnostic {
  const meant = nearest(name.replace(/\.ejs$/, ''), scripts);
  const help =
    meant === null
      ? 'call it `boot.ipxe.ejs`, or after a boot or an operating system'
      : `did you mean \`${meant}${name.endsWith('.ejs') ? '.ejs' : ''}\`?`;
  const message = `no boot or operating system is of this name, so that this script is never served; ${help}`;
  return diagnostic({ ruleId: 'asset/unused', severity: 'warning', file, message });
}

function* unusedAssets(model: Model): Iterable<Diagnostic> {
  if (!model.isWhole) return;
  const boots = [...model.boots.values()];
  const stated = new Set(boots.flatMap(statedAssets).flatMap(({ paths }) => paths));
  const scripts = new Set(boots.flatMap(scriptNames));
  for (const { path, name, kind } of model.assets.values()) {
    if (name.startsWith('snippets/') || NO_ASSET.test(name) || stated.has(path)) continue;
    if (kind === 'ipxe') {
      if (!scripts.has(name.replace(/\.ejs$/, ''))) yield unusedScript(path, name, scripts);
      continue;
    }
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
