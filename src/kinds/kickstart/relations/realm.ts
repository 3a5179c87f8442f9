import type { Word } from '../words.ts';
import { needsWords, otherwise, type Relation } from './relation.ts';

/** The options of `realm join` that take a value. */
const VALUED: readonly string[] = [
  '--client-software',
  '--computer-ou',
  '--membership-software',
  '--one-time-password',
  '--server-software',
];

const OPTIONS: readonly string[] = [...VALUED, '--no-password'];

/** What is wrong with the words after `join`: options first, and then one realm. */
function joinProblem(words: readonly Word[], command: Word): readonly [at: Word, message: string] | null {
  let index = 0;
  for (; words[index]?.text.startsWith('-') && words[index]!.text !== '-'; index++) {
    const word = words[index]!;
    const [name = '', value] = word.text.split('=', 2);
    // As getopt_long(3) does, the beginning of a name is enough where there is one that begins so.
    const [option, other] = OPTIONS.filter((one) => one === name || (name !== '--' && one.startsWith(name)));
    if (option === undefined || other !== undefined)
      return [word, `\`realm join\` has no option \`${name}\``];
    if (!VALUED.includes(option)) {
      if (value !== undefined) return [word, `\`${name}\` takes no value`];
      continue;
    }
    if (value === undefined) index += 1;
    if (words[index] === undefined) return [word, `\`${name}\` takes a value, and none follows`];
  }
  if (words[index] === undefined) return [command, '`realm join` needs a realm'];
  return words[index + 1] === undefined ? null : [words[index + 1]!, '`realm join` takes one realm'];
}

/** What must hold of joining a domain, whose options are those of realm(8). */
export const REALM: readonly Relation[] = [
  needsWords(1, '`join` and a realm'),
  otherwise((used) =>
    used.words.length > 0 && used.first.text !== 'join'
      ? [used.first, `\`realm\` does only \`join\`, found \`${used.first.text}\``]
      : null,
  ),
  otherwise((used) => (used.words[0]?.text === 'join' ? joinProblem(used.words.slice(1), used.first) : null)),
];
