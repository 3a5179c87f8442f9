import { LineIndex } from '../../diagnostics/position.ts';
import type { KindFinding, KindOs, KindScope } from '../kind.ts';
import { duplicateMistakes } from './duplicates.ts';
import { gapMistakes } from './gaps.ts';
import { layoutMistakes } from './layout.ts';
import { lineEndMistakes } from './line-ends.ts';
import { lineMistakes, meantCommands, readLines } from './lines.ts';
import type { Mistake } from './mistake.ts';
import { missingCommands } from './needs.ts';
import { packageMistakes } from './packages.ts';
import { type KickstartFile, parseKickstart } from './parse.ts';
import { passwordMistakes } from './passwords.ts';
import { type Release, releaseOf } from './release.ts';
import { sectionMistakes } from './sections.ts';
import { Used } from './used.ts';

function includeMistakes({ includes }: KickstartFile): readonly Mistake[] {
  return includes.map(({ name, words }): Mistake => {
    const [file] = words;
    if (file === undefined) {
      const message = `\`${name.text}\` needs the name of a file`;
      return { ...name, ruleId: 'kickstart/arguments', severity: 'error', message, fix: null };
    }
    const message = `\`${file.text}\` is taken in at the machine, and vaq has not seen it`;
    return { ...name, end: file.end, ruleId: 'kickstart/include', severity: 'info', message, fix: null };
  });
}

function mistakesOf(file: KickstartFile, release: Release, scope: KindScope): readonly Mistake[] {
  const lines = readLines(file, release);
  const used = lines.map((line) => new Used(line));
  // Which commands an included file brings is unknown.
  const isWhole = file.includes.every(({ isInSection }) => isInSection);
  return [
    ...(isWhole ? missingCommands(file.text, meantCommands(file, release), scope) : []),
    ...lineMistakes(file, lines, release),
    ...sectionMistakes(file, release),
    ...lineEndMistakes(file),
    ...packageMistakes(file),
    ...layoutMistakes(used),
    ...(isWhole ? gapMistakes(used, scope) : []),
    ...duplicateMistakes(used),
    ...passwordMistakes(used),
    ...includeMistakes(file),
  ];
}

/** Every finding in a kickstart file for a release, in the order of the text; as in a whole file where no scope is given. */
export function checkKickstart(
  text: string,
  os: KindOs,
  scope: KindScope = { isWhole: true },
): readonly KindFinding[] {
  const index = new LineIndex(text);
  return [...mistakesOf(parseKickstart(text), releaseOf(os), scope)]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ ruleId, severity, message, fix, start, end }) => {
      return { ruleId, severity, message, fix, range: index.rangeOf(start, end) };
    });
}
