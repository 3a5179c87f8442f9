import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { becomes, FCOS, said } from './said.ts';

const test = suite('kinds/ignition/transpile/coerce');

test('a text takes a number as it is written, and words and octal numbers are what Go takes them for', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'passwd:',
    '  users:',
    '    - name: 0123',
    '      gecos: 1.10',
    '      uid: 0o17',
    '      system: yes',
    '      shell:',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.4.0' },
    passwd: { users: [{ gecos: '1.10', name: '0123', system: true, uid: 15 }] },
  });
});

test('a number that is written as a text is one of the wrong type', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'storage:',
    '  files:',
    '    - path: /a',
    '      mode: rw-r--r--',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '6:13-6:22 error ignition/type: expected a whole number, found the text `rw-r--r--`',
  ]);
});

test.run();
