import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { supports } from '../../../src/kinds/preseed/supports.ts';

const test = suite('kinds/preseed/supports');

const table: readonly (readonly [family: string, major: string, expected: boolean])[] = [
  ['Debian', '12', true],
  ['debian', '13', true],
  ['DEBIAN', 'testing', true],
  ['Kali', '2026', true],
  ['Devuan', '5', true],
  ['Ubuntu', '18', true],
  ['ubuntu', '20.04', true],
  ['Ubuntu', '22', false],
  ['Ubuntu', '24.04', false],
  ['Ubuntu', 'noble', false],
  ['Rocky', '9', false],
  ['', '', false],
];

for (const [family, major, expected] of table) {
  test(`${family} ${major} is ${expected ? '' : 'not '}installed by debian-installer`, () => {
    assert.equal(supports({ family, major, minor: null }), expected);
  });
}

test.run();
