import { Ansis } from 'ansis';
import { table } from '../../terminal/table.ts';
import { nearest } from '../nearest.ts';
import type { FormatOptions } from './format.ts';
import type { RulePage } from './rule-page.ts';

/** A page or the list of all for a terminal or a pipe, or a sentence that says that there is no such rule. */
export type Explained =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** The page of a rule, as it is or, in colour, with its headings bold; of no rule in particular, a list of all. */
export function explain(
  rule: string | null,
  ids: readonly string[],
  page: (id: string) => RulePage,
  { color }: FormatOptions,
): Explained {
  if (rule === null) {
    const rows = ids.map(page).map(({ id, severity, summary }) => [id, severity, summary]);
    return { ok: true, text: `${table(['RULE', 'SEVERITY', 'ABOUT'], rows)}\n` };
  }
  if (ids.includes(rule)) {
    const { text } = page(rule);
    return { ok: true, text: color ? painted(text) : text };
  }
  const ofThisName = ids.filter((id) => id.endsWith(`/${rule}`));
  const meant = ofThisName.length > 0 ? ofThisName : [nearest(rule, ids)].filter((id) => id !== null);
  const help =
    meant.length === 0
      ? '`vaq explain` lists them'
      : `did you mean ${meant.map((id) => `\`${id}\``).join(' or ')}?`;
  return { ok: false, message: `there is no rule \`${rule}\`: ${help}` };
}

/** Headings bold and without their signs, the fences of code dim: what is between fences is never a heading. */
function painted(text: string): string {
  const ansis = new Ansis(1);
  let fence: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      const [ticks = null] = /^`{3,}/.exec(line) ?? [];
      if (ticks !== null && (fence === null || line === fence)) {
        fence = fence === null ? ticks : null;
        return ansis.dim(line);
      }
      const [, heading = null] = fence === null ? (/^#+ (.*)$/.exec(line) ?? []) : [];
      return heading === null ? line : ansis.bold(heading);
    })
    .join('\n');
}
