import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { ambiguousAsset } from '../../../src/rules/asset/ambiguous.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/asset/ambiguous');
const boot = (names: string): Changes => ({
  'boot/debian.yml': `id: debian
operating_system: debian12
unattended: { type: untyped, ${names} }
`,
});

test('a name that two files have', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { ...boot('use: answers'), 'assets/untyped/answers': '', 'assets/untyped/answers.ejs': '' },
      'boot/debian.yml:3:35-3:42 error asset/ambiguous: `answers` could mean assets/untyped/answers and assets/untyped/answers.ejs; the first is taken, as it is: write `answers.ejs` for the template, or remove one | hosts ams1/r1-01 ams1/r1-02 | could be meant assets/untyped/answers:undefined:undefined | could be meant assets/untyped/answers.ejs:undefined:undefined',
    ],
    [
      {
        ...boot('use: a, meta_data: b'),
        'assets/untyped/a': '',
        'assets/untyped/b': '',
        'assets/untyped/b.ejs': '',
      },
      'boot/debian.yml:3:49-3:50 error asset/ambiguous: `b` could mean assets/untyped/b and assets/untyped/b.ejs; the first is taken, as it is: write `b.ejs` for the template, or remove one | hosts ams1/r1-01 ams1/r1-02 | could be meant assets/untyped/b:undefined:undefined | could be meant assets/untyped/b.ejs:undefined:undefined',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(ambiguousAsset, changes), expected, JSON.stringify(changes));
  }
});

test('the whole name of the template, and files of other kinds', async () => {
  const answers = { 'assets/untyped/answers': '', 'assets/untyped/answers.ejs': '' };
  assert.deepEqual(await ruled(ambiguousAsset, { ...boot('use: answers.ejs'), ...answers }), []);
  assert.deepEqual(
    await ruled(ambiguousAsset, {
      ...boot('use: answers'),
      'assets/untyped/answers': '',
      'assets/preseed/answers.ejs': '',
    }),
    [],
  );
  assert.deepEqual(
    await ruled(ambiguousAsset, { 'boot/debian.yml': 'id: debian\noperating_system: debian12\n' }),
    [],
  );
});

test.run();
