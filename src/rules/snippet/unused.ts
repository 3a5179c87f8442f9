import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { isTemplate } from '../../sot/model/assets.ts';
import type { Model } from '../../sot/model/types.ts';
import type { Rule } from '../rule.ts';
import { mayPrint, printingOf, snippetNames } from '../templates.ts';

function* unusedSnippets(model: Model): Iterable<Diagnostic> {
  if (!model.isWhole) return;
  const printings = [...model.assets.values()].filter(isTemplate).map(printingOf);
  for (const asset of model.assets.values()) {
    if (!asset.name.startsWith('snippets/')) continue;
    const names = snippetNames(asset);
    const isUsed = printings.some((printing) => printing.template !== asset && mayPrint(printing, asset));
    if (isUsed) continue;
    const message =
      names === null
        ? 'no template can print this file: the name of a snippet ends in `.ejs`'
        : `no template prints this snippet by \`snippet('${names.own}')\``;
    yield diagnostic({ ruleId: 'snippet/unused', severity: 'info', file: asset.path, message });
  }
}

/** A snippet is printed by a template, as far as templates say by which names they print. */
export const unusedSnippet: Rule = {
  id: 'snippet/unused',
  severity: 'info',
  summary: 'no template prints a snippet',
  check: unusedSnippets,
};
