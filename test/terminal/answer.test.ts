import assert from 'node:assert/strict';
import { createInterface } from 'node:readline/promises';
import { PassThrough } from 'node:stream';
import { suite } from 'uvu';
import { answerTo } from '../../src/terminal/answer.ts';

const test = suite('terminal/answer');

const TABLE: readonly (readonly [typed: string, terminal: boolean, answer: string | null])[] = [
  ['Y\n', true, 'y'],
  ['  reInstall \n', false, 'reinstall'],
  ['\n', true, ''],
  ['\u0003', true, null],
  ['\u0004', true, null],
  ['half\u0003', true, null],
];

for (const [typed, terminal, expected] of TABLE) {
  test(`${JSON.stringify(typed)} ${terminal ? 'on a terminal' : 'elsewhere'} is ${JSON.stringify(expected)}`, async () => {
    const input = new PassThrough();
    const reader = createInterface({ input, output: new PassThrough(), terminal });
    const answer = answerTo(reader, 'Well? ');
    input.write(typed);
    assert.equal(await answer, expected);
    reader.close();
  });
}

test('the end of the input is no answer', async () => {
  const input = new PassThrough();
  const answer = answerTo(createInterface({ input, output: new PassThrough() }), 'Well? ');
  input.end();
  assert.equal(await answer, null);
});

test.run();
