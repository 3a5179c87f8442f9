import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { literally } from '../../src/boot/literal-lookup.ts';

const test = suite('boot/literal-lookup');

test('an address is answered at once, as itself and with its family', () => {
  const answers: unknown[][] = [];
  const done = (...answer: readonly unknown[]) => answers.push([...answer]);
  literally('198.51.100.1', done);
  literally('2001:db8::1', { family: 6 }, done);
  assert.deepEqual(answers, [
    [null, '198.51.100.1', 4],
    [null, '2001:db8::1', 6],
  ]);
});

test.run();
