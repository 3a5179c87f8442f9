import { nearest } from '../../diagnostics/nearest.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { commands } from './commands.ts';
import { errorAt, type Mistake, warningAt } from './mistake.ts';
import type { CommandLine, KickstartFile } from './parse.ts';
import { relationMistakes } from './relations/index.ts';
import { absence, isIn, type Release } from './release.ts';

/** The lines of commands that a release has and does not pass over, each with its words sorted out. */
export function readLines(file: KickstartFile, release: Release): readonly Arguments[] {
  return file.commands.flatMap((line) => {
    const command = commands().get(line.name.text);
    const isRead =
      command !== undefined && isIn(command.releases, release) && !isIn(command.deprecated, release);
    return isRead ? [readArguments(line, command, release)] : [];
  });
}

/** The command of a release that a word which is none was most likely meant to be. */
function nearestCommand(word: string, release: Release): string | null {
  const known = [...commands().values()].filter(({ releases }) => isIn(releases, release));
  return nearest(
    word,
    known.map(({ name }) => name),
  );
}

/** The commands that a file means to give: its own words, what misspelt ones stand for, and those of lines that cannot be read. */
export function meantCommands(file: KickstartFile, release: Release): ReadonlySet<string> {
  const names = [
    ...file.commands.map(({ name }) => name.text),
    ...file.unclosedQuotes.map(({ name }) => name),
  ];
  return new Set(
    names.map((name) => (commands().has(name) ? name : (nearestCommand(name, release) ?? name))),
  );
}

function nameMistake({ name: word }: CommandLine, release: Release): Mistake | null {
  const command = commands().get(word.text);
  if (command === undefined) {
    const meant = nearestCommand(word.text, release);
    const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
    return errorAt(word, 'kickstart/unknown-command', `there is no command \`${word.text}\`${help}`, meant);
  }
  if (!isIn(command.releases, release)) {
    const why = absence(command.releases, release);
    const message = `this release has no command \`${word.text}\`${why === null ? '' : `: ${why}`}`;
    return errorAt(word, 'kickstart/not-in-release', message);
  }
  if (!isIn(command.deprecated, release)) return null;
  const message = `\`${word.text}\` does nothing in this release any more, and the next ones refuse it`;
  return warningAt(word, 'kickstart/deprecated', message);
}

/** What is wrong with lines of commands taken one by one: their names, options and words, and quotes that do not end. */
export function lineMistakes(
  file: KickstartFile,
  lines: readonly Arguments[],
  release: Release,
): readonly Mistake[] {
  const quotes = file.unclosedQuotes.map(({ at: start }) =>
    errorAt({ text: '', start, end: start + 1 }, 'kickstart/quotes', 'this quote does not end on its line'),
  );
  const names = file.commands.flatMap((line) => nameMistake(line, release) ?? []);
  return [
    ...quotes,
    ...names,
    ...lines.flatMap((line) => [...line.mistakes, ...relationMistakes(line, release)]),
  ];
}
