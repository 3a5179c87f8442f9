import type { Program } from '../program.ts';
import { type ManualRow, manualEntries } from './entries.ts';

/** What a manual page says beside the commands. */
export interface ManPageMore {
  readonly exits: readonly ManualRow[];
  readonly variables: readonly ManualRow[];
}

/** A program's manual page of section 1, in the macros of man(7). The same program gives the same bytes, so that it has no date. */
export function manPage(program: Program, { exits, variables }: ManPageMore): string {
  const { bin, version, description } = program;
  const commands = manualEntries(program).flatMap(({ usage, summary, text, rows, examples }) => [
    `.SS ${quoted(usage)}`,
    roff(`${summary}.`),
    ...(text === '' ? [] : text.split('\n').flatMap((line) => ['.PP', roff(line)])),
    ...rows.flatMap(row),
    ...(examples.length === 0
      ? []
      : ['.PP', 'For example:', '.PP', '.nf', '.RS', ...examples.map(roff), '.RE', '.fi']),
  ]);
  const lines = [
    `.TH ${quoted(bin.toUpperCase())} 1 "" ${quoted(`${bin} ${version}`)}`,
    '.SH NAME',
    `${roff(bin)} \\- ${roff(description.charAt(0).toLowerCase() + description.slice(1))}`,
    '.SH SYNOPSIS',
    `.B ${roff(bin)}`,
    '.I COMMAND',
    '[arguments] [flags]',
    '.SH COMMANDS',
    ...commands,
    '.SH EXIT STATUS',
    ...exits.flatMap(row),
    '.SH ENVIRONMENT',
    ...variables.flatMap(row),
  ];
  return `${lines.join('\n')}\n`;
}

function row({ typed, means }: ManualRow): readonly string[] {
  return ['.TP', `\\fB${escaped(typed)}\\fR`, roff(means)];
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('"', '\\(dq')}"`;
}

/** A line of text: what stands between backticks is bold, and nothing in it is a request. */
function roff(text: string): string {
  const line = escaped(text).replace(/`([^`]*)`/g, '\\fB$1\\fR');
  return /^[.']/.test(line) ? `\\&${line}` : line;
}

/** A backslash begins an escape, and a bare `-` may be set as a hyphen, which no shell takes (groff_char(7)). */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /\P{ASCII}/gu,
      (character) => `\\[u${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}
