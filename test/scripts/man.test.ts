// The manual page of the program as it is, held against the tools that read such pages, where they are installed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { COMMANDS } from '../../src/commands/index.ts';
import { layBuiltClone, newScratch } from '../docs/support/clone.ts';

const test = suite('scripts/build/man');
const scratch = newScratch();
const clone = join(scratch.path, 'clone');
let page = '';

test.before(async () => {
  mkdirSync(clone);
  await layBuiltClone(clone);
  page = readFileSync(join(clone, 'man/vaq.1'), 'utf8');
});
test.after(() => scratch.remove());

function printed(program: string, ...args: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', input: page });
  return status === null ? null : stderr + stdout;
}

test('every command is in it with every flag, and so it is in `vaq help --all`', () => {
  const { stdout: help, stderr } = spawnSync(process.execPath, [join(clone, 'bin/run.js'), 'help', '--all'], {
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  const parts = page.split('\n.SS ');
  const shown = help.split(/\n\n(?=vaq )/);
  for (const [id, { flags }] of Object.entries(COMMANDS)) {
    const words = `vaq ${id.replaceAll(':', ' ')}`;
    const named = (text: string): boolean =>
      new RegExp(`^"?${words}(?:"| [[A-Z]|\\n)`).test(text.replaceAll('\\-', '-'));
    const part = parts.find(named);
    const text = shown.find(named);
    assert.ok(part !== undefined, `${words} in the manual page`);
    assert.ok(text !== undefined, `${words} in the help`);
    for (const name of Object.keys(flags)) {
      assert.ok(
        part.includes(`\\fB\\-\\-${name.replaceAll('-', '\\-')}`),
        `${words} --${name} in the manual page`,
      );
      assert.match(text, new RegExp(`^  --${name}(?: |$)`, 'm'));
    }
  }
  const isLong = (line: string): boolean => line.length > 100 && !/^ {28}\S+$/.test(line);
  assert.deepEqual(help.split('\n').filter(isLong), []);
});

test('exit codes and variables are those of docs/commands.md', () => {
  assert.match(page, /\n\.SH EXIT STATUS\n\.TP\n\\fB0\\fR\ndone, and nothing was found\n\.TP\n\\fB1\\fR\n/);
  assert.match(page, /\n\.TP\n\\fBVISUAL, EDITOR\\fR\nthe editor of \\fBvaq secret edit\\fR\n/);
});

test('groff and mandoc find nothing wrong with it, where they are installed', () => {
  assert.equal(printed('groff', '-man', '-Tutf8', '-ww', '-z') ?? '', '');
  // It has no date, so that the same sources give the same bytes.
  const said = printed('mandoc', '-T', 'lint', '-W', 'warning') ?? '';
  assert.deepEqual(
    said.split('\n').filter((line) => line !== '' && !/missing date/.test(line)),
    [],
  );
});

test('what man shows has the name, and flags that can be pasted', () => {
  const text = printed('groff', '-man', '-Tutf8', '-P-c');
  if (text === null) return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: how a terminal of 1970 prints bold
  const plain = text.replace(/.\u0008/gu, '').replace(/\u001b\[\d*m/g, '');
  assert.match(plain, /^ {7}vaq +- validate, preview, diff and serve/m);
  assert.match(plain, /^ {7}--no-color$/m);
});

test.run();
