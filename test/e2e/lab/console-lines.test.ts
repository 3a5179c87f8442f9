import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { ConsoleLines } from './console-lines.ts';

const test = suite('e2e/lab/console-lines');

const WRITTEN =
  '\x1b[2J\x1b[01;01HBdsDxe: loading\r\n\x1b[0m\x1b[37m>>Start PXE\x1b[8;1Hover IPv4.  \r\n\x1b[?25l\r\n[ 0.0] Linux\r\nlogin:';
const READ = ['BdsDxe: loading', '>>Start PXE', 'over IPv4.', '[ 0.0] Linux'];

test('escape codes and blank lines are gone, and moving the cursor ends a line', () => {
  assert.deepEqual(new ConsoleLines().push(WRITTEN), READ);
});

test('it does not matter where the text is cut', () => {
  for (let size = 1; size < WRITTEN.length; size++) {
    const console = new ConsoleLines();
    const lines: string[] = [];
    for (let at = 0; at < WRITTEN.length; at += size)
      lines.push(...console.push(WRITTEN.slice(at, at + size)));
    assert.deepEqual(lines, READ, `in chunks of ${size}`);
  }
});

test('a line is given when it ends, not before', () => {
  const console = new ConsoleLines();
  assert.deepEqual(console.push('half'), []);
  assert.deepEqual(console.push(' a line\n'), ['half a line']);
});

test.run();
