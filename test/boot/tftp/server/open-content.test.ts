import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bytesContent, type TftpContent, type TftpRefusal } from '../../../../src/boot/tftp/content.ts';
import { isRefusal, openContent } from '../../../../src/boot/tftp/server/open-content.ts';

const test = suite('boot/tftp/server/open-content');

/** Opens in a mode: the octets or the refusal, the problems, and how often the content was closed. */
async function open(mode: string, changes: Partial<TftpContent> | TftpRefusal | Error) {
  const problems: string[] = [];
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const opened = await openContent(
    async () => {
      if (changes instanceof Error) throw changes;
      return 'code' in changes ? changes : { ...bytesContent(Buffer.from('a\n')), close, ...changes };
    },
    mode,
    (message) => problems.push(message),
  );
  const result = isRefusal(opened) ? opened : String(Buffer.from(await opened.read(0, opened.size)));
  return { result, problems, closed };
}

test('octet leaves the content as it is, and open', async () => {
  assert.deepEqual(await open('octet', {}), { result: 'a\n', problems: [], closed: 0 });
});

test('netascii converts it, and closes the original', async () => {
  assert.deepEqual(await open('netascii', {}), { result: 'a\r\n', problems: [], closed: 1 });
});

test('netascii stands even if the original cannot be closed, which is a problem', async () => {
  const close = () => Promise.reject(new Error('EBADF'));
  const problems = ['the file could not be closed: Error: EBADF'];
  assert.deepEqual(await open('netascii', { close }), { result: 'a\r\n', problems, closed: 0 });
});

test('netascii refuses what is too large, and closes it', async () => {
  const result = { code: 0, message: 'too large for netascii: ask for mode octet' };
  assert.deepEqual(await open('netascii', { size: 1024 * 1024 + 1 }), { result, problems: [], closed: 1 });
});

test('a refusal stays one in each mode', async () => {
  const result = { code: 1, message: 'file not found' };
  for (const mode of ['octet', 'netascii']) assert.deepEqual((await open(mode, result)).result, result);
});

test('a failure is a refusal for the client, and its cause a problem', async () => {
  const result = { code: 0, message: 'the file could not be opened' };
  const problems = ['the file could not be opened: Error: EIO'];
  assert.deepEqual(await open('octet', new Error('EIO')), { result, problems, closed: 0 });
  const read = () => Promise.reject(new Error('EIO'));
  assert.deepEqual(await open('netascii', { read }), { result, problems, closed: 1 });
});

test.run();
