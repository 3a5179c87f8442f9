import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { decodeText } from '../../../src/sot/documents/text.ts';

const test = suite('sot/documents/text');

function refused(bytes: Buffer) {
  const decoded = decodeText('a.yml', bytes);
  assert.equal(decoded.ok, false);
  return decoded.diagnostic;
}

test('UTF-8 is text, without its byte order mark', () => {
  assert.deepEqual(decodeText('a.yml', Buffer.from('\ufeffé \u{1F600}\n')), {
    ok: true,
    text: 'é \u{1F600}\n',
  });
  assert.deepEqual(decodeText('a.yml', Buffer.alloc(0)), { ok: true, text: '' });
});

test('the first byte that is not UTF-8 is named with its offset and place', () => {
  const at = { line: 2, column: 4 };
  assert.deepEqual(
    refused(Buffer.from('é\na: \xe9t\xe9\n', 'latin1')),
    diagnostic({
      ruleId: 'document/encoding',
      file: 'a.yml',
      range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
      message: 'byte 0xE9 at offset 0 is not UTF-8; save the file as UTF-8',
    }),
  );
  const mixed = Buffer.concat([Buffer.from('\ufffdé\na: '), Buffer.from([0xc3]), Buffer.from('\n')]);
  assert.deepEqual(
    refused(mixed),
    diagnostic({
      ruleId: 'document/encoding',
      file: 'a.yml',
      range: { start: at, end: at },
      message: 'byte 0xC3 at offset 9 is not UTF-8; save the file as UTF-8',
    }),
  );
});

test('bytes that look like UTF-8 and are not are refused', () => {
  for (const [hex, offset] of [
    ['c0af', 0],
    ['61eda080', 1],
    ['f4908080', 0],
    ['6180', 1],
    ['efbfbdff', 3],
    ['61e282', 1],
  ] as const) {
    assert.match(
      refused(Buffer.from(hex, 'hex')).message,
      new RegExp(` at offset ${offset} is not UTF-8`),
      hex,
    );
  }
});

test('UTF-16 is called by its name', () => {
  const message = 'the file is UTF-16; save the file as UTF-8';
  assert.equal(refused(Buffer.from('\ufeffa: 1', 'utf16le')).message, message);
  assert.equal(refused(Buffer.from('\ufeffa: 1', 'utf16le').swap16()).message, message);
});

test('a view into a larger buffer is decoded by itself', () => {
  const whole = new Uint8Array([0xff, 0x61, 0xff]);
  assert.deepEqual(decodeText('a.yml', whole.subarray(1, 2)), { ok: true, text: 'a' });
  assert.match(refused(Buffer.from(whole.buffer, 1, 2)).message, /offset 1 /);
});

test.run();
