import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite } from 'uvu';
import type { LogEvent } from '../../../src/boot/log.ts';
import { type Display, screenOutlet } from '../../../src/boot/screen/outlet.ts';
import { hasTerminals, type OnTerminal, onTerminal } from '../../support/pty.ts';
import { Screen } from '../../support/screen.ts';

const test = suite('boot/screen/outlet');

const CURSOR = 25;
const READY: LogEvent = { event: 'ready', host: null, message: 'HTTP on lo' };
const NOTHING = { transfers: [], findings: new Map(), stages: new Map() };

/** A terminal that counts how often it is written to. */
function displayOf(
  columns: number,
  rows: number,
): Display & { readonly screen: Screen; readonly writes: () => number } {
  const screen = new Screen(columns, rows);
  let writes = 0;
  return {
    columns,
    rows,
    screen,
    writes: () => writes,
    write: (text) => {
      writes += 1;
      screen.write(text);
    },
    on: () => undefined,
    removeListener: () => undefined,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

test('however much happens, it is painted a few times a second', async () => {
  const display = displayOf(80, 24);
  const outlet = screenOutlet(display, false);
  outlet.event(new Date(), READY);
  const began = Date.now();
  for (let round = 0; round < 200; round += 1) {
    outlet.event(new Date(), { event: 'problem', host: null, message: `number ${round}` });
    outlet.look(new Date(), NOTHING);
    await pause(1);
  }
  const most = Math.ceil((Date.now() - began) / 100) + 2;
  assert.ok(display.writes() <= most, `${display.writes()} writes, at most ${most}`);
  outlet.end();
  const problems = display.screen.all.split('\n').filter((row) => row.includes('  problem     number '));
  assert.equal(problems.length, 200, 'and nothing is lost');
});

test('what happens before it is ready is written as lines, and how it ended stands last', () => {
  const display = displayOf(80, 24);
  const outlet = screenOutlet(display, false);
  const at = new Date(2026, 10, 21, 8, 0, 0);
  outlet.event(at, { event: 'problem', host: null, message: 'early' });
  assert.equal(display.screen.text, '08:00:00  -                 problem     early');
  outlet.event(at, READY);
  outlet.event(at, { event: 'checkpoint', host: 'ams1/r1-01', message: 'debian12 is done' });
  outlet.event(at, { event: 'stopped', host: null, message: 'stopped; nothing is unfinished' });
  outlet.end();
  const [first, second, head, foot, last] = display.screen.text.split('\n');
  assert.deepEqual(
    [first, second, head?.replace(/\d+:\d\d:\d\d|\d+:\d\d/, 'TIME'), foot, last],
    [
      '08:00:00  -                 problem     early',
      '08:00:00  ams1/r1-01        checkpoint  debian12 is done',
      '0 of 0 done  TIME  HTTP on lo',
      '1 problem; last: early',
      '08:00:00  -                 stopped     stopped; nothing is unfinished',
    ],
  );
  assert.equal(display.screen.modes.get(CURSOR), true);
});

test('a service that never was ready leaves a terminal alone', () => {
  const display = displayOf(80, 24);
  const outlet = screenOutlet(display, false);
  outlet.look(new Date(), NOTHING);
  outlet.end();
  assert.deepEqual([display.screen.text, display.screen.modes.size], ['', 0]);
});

let last: OnTerminal | null = null;
test.after.each(async () => {
  last?.stop();
  await last?.ended;
  last = null;
});

const CHILD = join(import.meta.dirname, 'children/ending.ts');

/** How a process may end, and its exit code. */
const ENDINGS: readonly (readonly [how: string, keys: string, exit: number])[] = [
  ['throw', '', 1],
  ['exit', '', 7],
  ['wait', '\u001c', 128 + 3],
];

for (const [how, keys, exit] of ENDINGS) {
  test(`a process that ends by ${JSON.stringify(how)} leaves the terminal whole`, async () => {
    if (!hasTerminals()) return;
    const command = [process.execPath, '--import', 'tsx', CHILD, how];
    const terminal = onTerminal(command, {
      columns: 80,
      rows: 30,
      cwd: join(import.meta.dirname, '../../..'),
    });
    last = terminal;
    await terminal.shows(/0 of 0 done/);
    if (keys !== '') terminal.type(keys);
    assert.equal(await terminal.ended, exit);
    assert.equal(terminal.screen.modes.get(CURSOR), true);
  });
}

test('a process that is stopped gives the cursor back, and paints anew when it goes on', async () => {
  if (!hasTerminals()) return;
  // A shell with job control starts it, goes on when it is stopped, and fetches it back.
  const shell = `set -m; "$0" --import tsx "$1" wait; stty cols 81; sleep 1; fg >/dev/null`;
  const command = ['bash', '-c', shell, process.execPath, CHILD];
  const terminal = onTerminal(command, { columns: 80, rows: 30, cwd: join(import.meta.dirname, '../../..') });
  last = terminal;
  await terminal.shows(/0 of 0 done/);
  assert.equal(terminal.screen.modes.get(CURSOR), false);
  terminal.type('\u001a');
  const until = Date.now() + 10_000;
  while (terminal.screen.modes.get(CURSOR) !== true && Date.now() < until) await pause(20);
  assert.equal(terminal.screen.modes.get(CURSOR), true, 'stopped');
  while (terminal.screen.modes.get(CURSOR) !== false && Date.now() < until) await pause(20);
  assert.equal(terminal.screen.modes.get(CURSOR), false, 'goes on');
  await terminal.shows(/0 of 0 done/);
  terminal.type('\u001c');
  await terminal.ended;
  assert.equal(terminal.screen.modes.get(CURSOR), true);
});

test.run();
