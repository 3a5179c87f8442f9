import { nearest } from '../../diagnostics/nearest.ts';
import { readArguments } from './arguments.ts';
import { type Command, commands } from './commands.ts';
import { errorAt, type Mistake, warningAt } from './mistake.ts';
import type { KickstartFile, Section } from './parse.ts';
import { relationMistakes } from './relations/index.ts';
import { absence, isIn, type Release } from './release.ts';

/** Since these releases a section has to be closed by `%end`; before, the next one closed it. */
const END_NEEDED = { F: 8, R: 6 };

function unknownSection({ name: word }: Section, known: Command | undefined, release: Release): Mistake {
  const why = known === undefined ? null : absence(known.releases, release);
  if (why !== null) {
    return errorAt(word, 'kickstart/not-in-release', `this release has no section \`${word.text}\`: ${why}`);
  }
  const names = [...commands().keys()].filter((name) => name.startsWith('%'));
  const meant = nearest(word.text, [...names, '%end', '%include']);
  const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
  const message = `there is no section \`${word.text}\`${help}`;
  return errorAt(word, 'kickstart/unknown-section', message, meant);
}

function headerMistakes(section: Section, release: Release): readonly Mistake[] {
  const { name: word } = section;
  const command = commands().get(word.text);
  if (command === undefined || !isIn(command.releases, release)) {
    if (command !== undefined && isIn(command.deprecated, release)) {
      const message = `\`${word.text}\` does nothing in this release any more`;
      return [warningAt(word, 'kickstart/deprecated', message)];
    }
    return [unknownSection(section, command, release)];
  }
  const line = readArguments(section, command, release);
  return [...line.mistakes, ...relationMistakes(line, release)];
}

/** What is wrong with sections: their names and options, and whether each is closed. */
export function sectionMistakes(file: KickstartFile, release: Release): readonly Mistake[] {
  const isEndNeeded = release.number >= END_NEEDED[release.line];
  const unclosed = file.sections
    .filter(({ isClosed }) => isEndNeeded && !isClosed)
    .map(({ name }) =>
      errorAt(name, 'kickstart/unclosed-section', `\`${name.text}\` is not closed by \`%end\``),
    );
  const stray = file.strayEnds.map((word) =>
    errorAt(word, 'kickstart/unclosed-section', 'no section is open that this `%end` could close'),
  );
  return [...file.sections.flatMap((section) => headerMistakes(section, release)), ...unclosed, ...stray];
}
