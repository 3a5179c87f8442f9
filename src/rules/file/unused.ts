import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isTemplate } from '../../sot/model/assets.ts';
import type { Model } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';
import { callsWithMore, codeOf } from '../templates.ts';

/** The paths that documents name: kernels, initrds, shims, boot programs. */
function statedPaths({ oses, boots, programs }: Model): ReadonlySet<string> {
  const started = [...oses.values()].flatMap(({ data: { boot } }) => [
    boot.kernel,
    ...(boot.initrd ?? []),
    ...(boot.shim === undefined ? [] : [boot.shim]),
  ]);
  const booted = [...boots.values()].flatMap(({ data }) => data.program ?? []);
  return new Set([...started, ...booted, ...programs.map(({ program }) => program)]);
}

/** Everything that may name a file when it runs: templates, and the operating systems that hold some. */
function templateTexts({ assets, oses }: Model): readonly string[] {
  const inline = [...oses.values()]
    .map(({ data }) => JSON.stringify(data))
    .filter((text) => text.includes('<%'));
  return [...[...assets.values()].filter(isTemplate).map(({ text }) => text), ...inline];
}

/** Whether a text makes up a file's path: then nobody knows which ones it means. */
function isMadeUp(text: string): boolean {
  return callsWithMore(codeOf(text), 'file') || text.includes('/files/');
}

function* unusedFiles(model: Model): Iterable<Diagnostic> {
  if (!model.isWhole) return;
  const stated = statedPaths(model);
  const texts = templateTexts(model);
  const rest = (model.declarations ?? []).filter(({ path }) => !stated.has(path));
  if (rest.length === 0 || texts.some(isMadeUp) || [...stated].some((path) => path.includes('<%'))) return;
  for (const { path, place } of rest) {
    if (texts.some((text) => text.includes(path))) continue;
    const message = `nothing uses the file \`${path}\`: no operating system, no boot program, no template by file()`;
    yield finding(within(place, 'path'), { ruleId: 'file/unused', severity: 'info', message });
  }
}

/** A declared file is used, as far as templates say which files they mean. */
export const unusedFile: Rule = {
  id: 'file/unused',
  severity: 'info',
  summary: 'nothing uses a declared file',
  check: unusedFiles,
};
