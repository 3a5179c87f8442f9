import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { valueProblem, withoutTemplates } from '../rules/cmdline/split.ts';
import { undeclaredFile } from '../rules/file/undeclared.ts';
import type { Model } from '../sot/model/types.ts';
import { finding } from '../sot/place.ts';
import type { ShownLines } from './findings.ts';
import type { InlineTemplate } from './inline.ts';
import { isAbsoluteUrl } from './urls.ts';

const RULE_ID = 'cmdline/split';

function settings(text: string): number {
  return text.split('${').length;
}

/** Why a text that was rendered does not come through iPXE as it is; null where it does, or where its source says as much already. */
function problemOf({ text: source, place }: InlineTemplate, text: string): string | null {
  if (settings(text) > settings(source))
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
    return 'iPXE puts one of its settings in the place of `${…}`';
  if (place.path[0] === 'cmdline')
    return valueProblem(withoutTemplates(source)) === null ? valueProblem(text) : null;
  if (text === '') return 'it is empty, so that there is nothing to load';
  return /\s/.test(text) && isAbsoluteUrl(text) ? 'iPXE splits a URL at blanks and line breaks' : null;
}

/** What is wrong with a text of an operating system only once it is rendered: a file that no machine would get, a word that iPXE or the kernel splits. */
export function inlineCheck(
  model: Model,
  template: InlineTemplate,
  text: string,
  shown: ShownLines,
): Diagnostic | null {
  const { place, name } = template;
  const problem = problemOf(template, text);
  if (problem === null) return place.path[0] === 'boot' ? undeclaredFile(model, text, place) : null;
  const key = place.path.findLast((part) => typeof part === 'string');
  const mistake = JSON.stringify([name, problem.slice(0, 20)]);
  const message = `\`${key}\`: ${problem} (rendered: \`${text.replace(/\s/g, ' ')}\`)`;
  return finding(place, { ruleId: RULE_ID, message: shown.of(mistake, message) });
}
