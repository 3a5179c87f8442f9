import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { COMMANDS } from '../../src/commands/index.ts';

const test = suite('docs/commands');
const page = readFileSync('docs/commands.md', 'utf8');

/** The text under a heading of the second level, without what stands under the next one. */
function section(title: string): string {
  return page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
}

function flagsIn(text: string): readonly string[] {
  return [...text.matchAll(/^\| `--([a-z-]+)/gm)].map(([, flag]) => flag!);
}

const COMMON = flagsIn(section('What all have in common'));

for (const [id, command] of Object.entries(COMMANDS)) {
  const name = id.replaceAll(':', ' ');
  test(`vaq ${name}: every flag has its line, and every line its flag`, () => {
    const documented = flagsIn(section(`vaq ${name}`));
    const common = COMMON.filter((flag) => flag in command.flags);
    assert.deepEqual([...documented, ...common].sort(), Object.keys(command.flags).sort());
  });
}

/** What is no command of its own: `help` stands for a flag, and of the other a page says that it does not exist yet. */
const NOT_LISTED: readonly string[] = ['help', 'migrate'];

/** What is wrong with a command that stands in a sentence: no such command, or a flag that it does not have. */
function wrongIn(written: string): readonly string[] {
  const words = written.split(/\s+/);
  if (words.length === 2 && Object.keys(COMMANDS).some((known) => known.startsWith(`${words[1]}:`)))
    return [];
  if (NOT_LISTED.includes(words[1]!)) return [];
  const two = `${words[1]}:${words[2]}`;
  const id = two in COMMANDS ? two : words[1]!;
  const command = COMMANDS[id as keyof typeof COMMANDS];
  if (command === undefined) return [`${written}: there is no such command`];
  const known = new Set([...Object.keys(command.flags), 'help']);
  const flags = [...written.matchAll(/(?<=\s)--([a-z][a-z-]*)/g)].map(([, flag]) => flag!);
  return flags.filter((flag) => !known.has(flag)).map((flag) => `${written}: there is no --${flag}`);
}

/** Commands between backquotes, at a prompt, or as a step of CI. */
function commandsIn(text: string): readonly string[] {
  const written = text.matchAll(
    /(?:`|^\s*(?:\$ |- |- run: |run: ))(?:sudo (?:--\S+ )?)?(vaq [a-z][^`|>\n]*)/gm,
  );
  return [...written].map(([, command]) => command!.replace(/ (?:#|&&|;|\d>).*$/, '').trim());
}

const PAGES = ['README.md', 'CONTRIBUTING.md', ...markdown('docs')];

function markdown(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}

test('every command that a page names exists, with its flags', () => {
  const wrong = PAGES.flatMap((file) =>
    commandsIn(readFileSync(file, 'utf8'))
      .flatMap(wrongIn)
      .map((problem) => `${file}: ${problem}`),
  );
  assert.deepEqual(wrong, []);
});

test('a command that a page misspells would be seen', () => {
  assert.deepEqual(commandsIn('Run `sudo vaq bot --yes` or `vaq secret set --frob X`.').flatMap(wrongIn), [
    'vaq bot --yes: there is no such command',
    'vaq secret set --frob X: there is no --frob',
  ]);
});

test.run();
