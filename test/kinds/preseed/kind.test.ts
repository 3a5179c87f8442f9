import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { preseed } from '../../../src/kinds/preseed/kind.ts';
import { OS } from './complete.ts';

const test = suite('kinds/preseed/kind');

test('the kernel is told where the answers are, and to ask nothing before it has them', () => {
  assert.deepEqual(
    preseed.kernelArguments('http://198.51.100.1/config/52-54-00-00-00-01/debian/preseed.cfg', OS),
    [
      'auto=true',
      'priority=critical',
      'interface=auto',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE, which expands it
      'BOOTIF=01-${netX/mac:hexhyp}',
      'url=http://198.51.100.1/config/52-54-00-00-00-01/debian/preseed.cfg',
    ],
  );
});

test('the checks never throw, and every place lies within the text', () => {
  const part = fc.constantFrom(
    'd-i partman-auto/expert_recipe string ',
    'd-i passwd/user-password-crypted password $6$',
    'd-i apt-setup/services-select multiselect ',
    'method{ format }',
    'mountpoint{/',
    '}.',
    ' . ',
    ' :: ',
    ' 1 2 3 ext4 ',
    ' # ',
    ' \\\n',
    ' \\ \n',
    '\n',
    'd-i ',
    'a/b ',
    'boolean ',
    'note',
    '\uFEFF',
    '‹secret x›',
  );
  const anyText = fc.array(fc.oneof(part, fc.string({ maxLength: 5 })), { maxLength: 30 });
  fc.assert(
    fc.property(anyText, (parts) => {
      const text = parts.join('');
      const lines = text.split('\n');
      for (const { range, message } of preseed.check(text, OS)) {
        for (const { line, column } of [range.start, range.end]) {
          assert.ok(column <= lines[line - 1]!.length + 1, `${message} at ${line}:${column}`);
        }
        assert.ok(range.start.line < range.end.line || range.start.column <= range.end.column, message);
      }
    }),
    { seed: 12, numRuns: 2000 },
  );
});

test.run();
