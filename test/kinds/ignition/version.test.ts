import assert from 'node:assert/strict';
import { suite } from 'uvu';
import {
  ignitionFamily,
  majorsRead,
  parseSpecVersion,
  SPEC_VERSIONS,
} from '../../../src/kinds/ignition/version.ts';

const test = suite('kinds/ignition/version');

test('knows every released version', () => {
  assert.deepEqual(SPEC_VERSIONS, [
    ...['2.0.0', '2.1.0', '2.2.0', '2.3.0', '2.4.0'],
    ...['3.0.0', '3.1.0', '3.2.0', '3.3.0', '3.4.0', '3.5.0', '3.6.0'],
  ]);
});

test('reads released versions only', () => {
  assert.deepEqual(parseSpecVersion('2.4.0'), { major: 2, minor: 4 });
  assert.deepEqual(parseSpecVersion('3.6.0'), { major: 3, minor: 6 });
  assert.deepEqual(parseSpecVersion('03.01.00'), { major: 3, minor: 1 });
  const others = ['2.5.0', '3.7.0', '3.7.0-experimental', '1.0.0', '3.0.1', '3.0', ''];
  assert.deepEqual(
    others.map(parseSpecVersion),
    others.map(() => null),
  );
});

const SYSTEMS: readonly (readonly [
  family: string,
  major: string,
  minor: string | null,
  is: string | null,
  majors: readonly number[],
])[] = [
  ['Fedora CoreOS', '44', null, 'coreos', [3]],
  ['RHCOS', '4', '18', 'coreos', [3]],
  ['Flatcar', '4230', null, 'flatcar', [2, 3]],
  ['Flatcar', '3139', '2', 'flatcar', [2]],
  ['CoreOS', '2512', '3', 'container-linux', [2]],
  ['CoreOS', '44', null, 'coreos', [3]],
  ['Debian', '12', null, null, [3]],
  ['', '', null, null, [2, 3]],
];

for (const [family, major, minor, is, majors] of SYSTEMS) {
  test(`knows what ${family} ${major} reads`, () => {
    const os = { family, major, minor };
    assert.equal(ignitionFamily(os), is);
    assert.deepEqual(majorsRead(os), majors);
  });
}

test.run();
