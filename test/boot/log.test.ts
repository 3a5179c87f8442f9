import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { humanLine, jsonLine, type LogEvent, lineBatch } from '../../src/boot/log.ts';

const test = suite('boot/log');

const NOW = new Date('2026-11-21T08:09:10.123Z');
const EVENT: LogEvent = {
  event: 'http',
  host: 'ams1/r1-01',
  message: 'GET /live → 200, 3 bytes',
  status: 200,
  sha256: null,
};

test('a program reads one JSON object a line, with the time in UTC', () => {
  assert.equal(
    jsonLine(NOW, EVENT),
    '{"at":"2026-11-21T08:09:10.123Z","event":"http","host":"ams1/r1-01","message":"GET /live → 200, 3 bytes","status":200,"sha256":null}\n',
  );
});

test('a line break of a stranger does not make a second line', () => {
  const line = jsonLine(NOW, { ...EVENT, message: 'a\nb' });
  assert.equal(line.indexOf('\n'), line.length - 1);
});

test('a person reads the time, the host and what happened, in columns', () => {
  // The test runner sets the time zone to UTC.
  assert.equal(humanLine(NOW, EVENT), '08:09:10  ams1/r1-01        http        GET /live → 200, 3 bytes\n');
  assert.equal(
    humanLine(NOW, { event: 'unknown-client', host: null, message: 'who?' }),
    '08:09:10  -                 unknown-client  who?\n',
  );
});

test('what a machine has said is not obeyed by the terminal', () => {
  const message = 'debian12 is failed: \u001b[2J\r\n08:09:11  ams1/r1-01  checkpoint  debian12 is done';
  assert.equal(
    humanLine(NOW, { ...EVENT, event: 'checkpoint', message }),
    '08:09:10  ams1/r1-01        checkpoint  debian12 is failed: \\u001b[2J\\r\\n08:09:11  ams1/r1-01  checkpoint  debian12 is done\n',
  );
});

test('the lines of one turn of the event loop are written at once, in order', async () => {
  const written: string[] = [];
  const lines = lineBatch((text) => written.push(text));
  lines.add('a\n');
  lines.add('b\n');
  assert.deepEqual(written, []);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(written, ['a\nb\n']);
  lines.add('c\n');
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(written, ['a\nb\n', 'c\n']);
});

test('what is left is written when it is flushed, and only once', async () => {
  const written: string[] = [];
  const lines = lineBatch((text) => written.push(text));
  lines.add('a\n');
  lines.flush();
  lines.flush();
  assert.deepEqual(written, ['a\n']);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(written, ['a\n']);
});

test.run();
