import { type Mistake, mistake } from './mistake.ts';
import { isSign, type Line } from './parse.ts';

/** Commands whose words are for people: in them `||` and `&&` inside a word are what they look like. */
const TEXTS: ReadonlySet<string> = new Set([
  'echo',
  'menu',
  'item',
  'prompt',
  'form',
  'set',
  'param',
  'kernel',
  'imgargs',
]);

/** What is wrong with the first line: by it iPXE knows that a file is a script. */
export function headerMistakes(text: string): readonly Mistake[] {
  if (/^#![ig]pxe\s/.test(text)) return [];
  const end = /^[^\r\n]*/.exec(text)![0].length;
  const below = text.search(/^[ \t\ufeff]*#![ig]pxe\s/m);
  const message =
    below === -1
      ? 'a script begins with the line `#!ipxe`; without it iPXE does not know what this is'
      : '`#!ipxe` must be the first bytes of the file: nothing may stand before it';
  return [mistake('header', { start: 0, end }, message, 'error', '#!ipxe')];
}

/** What is wrong with how lines end. */
export function endMistakes(text: string): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  for (const { 0: found, index } of text.matchAll(/^[ \t]*#[^\n]*\\(?=\r?\n)/gm)) {
    const end = index + found.length;
    const message =
      'this backslash continues the comment: the next line is a part of it, and iPXE does nothing there';
    mistakes.push(mistake('line', { start: end - 1, end }, message, 'warning'));
  }
  const open = /\\\r?\n?$/.exec(text);
  if (open !== null)
    mistakes.push(
      mistake(
        'line',
        { start: open.index, end: open.index + 1 },
        'no line follows that this backslash could continue',
      ),
    );
  if (text !== '' && !text.endsWith('\n'))
    mistakes.push(
      mistake(
        'line',
        { start: text.length, end: text.length },
        'the last line does not end in a line feed',
        'info',
      ),
    );
  return mistakes;
}

/** Commands that only show their words, in which a backslash may be one of a drawing's. */
const SHOWN: ReadonlySet<string> = new Set(['echo', 'menu', 'item', 'prompt', 'form']);

/** A backslash that was to continue a line, and behind which a blank stands. */
export function continuationMistakes({ commands }: Line): readonly Mistake[] {
  const command = commands.at(-1);
  const last = command?.words.at(-1);
  if (command === undefined || last?.text !== '\\' || SHOWN.has(command.name.text)) return [];
  const message =
    'a backslash continues a line only as its last character, and something stands after this one';
  return [mistake('line', last, message)];
}

/** What is wrong with `||` and `&&` in a line. */
export function listMistakes({ words: all, label }: Line): readonly Mistake[] {
  const words = label === null ? all : all.slice(1);
  let command = '';
  return words.flatMap((word, index): readonly Mistake[] => {
    const { text } = word;
    const before = words[index - 1]?.text ?? null;
    if (before === null || isSign(before)) command = text;
    if (isSign(text)) {
      if (before === null)
        return [mistake('list', word, `no command stands before this \`${text}\``, 'warning')];
      if (isSign(before))
        return [mistake('list', word, `no command stands between \`${before}\` and \`${text}\``, 'warning')];
      const isLast = index === words.length - 1;
      return isLast && text === '&&'
        ? [
            mistake(
              'list',
              word,
              'no command follows this `&&`; to go on after a failure, end the line with `||`',
              'warning',
            ),
          ]
        : [];
    }
    if (TEXTS.has(command)) return [];
    if (text === '|' || text === '&')
      return [mistake('list', word, `\`${text}\` is an argument like any other; write \`${text}${text}\``)];
    if (text.includes('||') || (text.includes('&&') && !text.includes('://')))
      return [mistake('list', word, `blanks stand on both sides of \`||\` and \`&&\`, found \`${text}\``)];
    return [];
  });
}
