import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { FAMILY_NAMES, parseOs } from '../../src/kinds/families.ts';
import { KINDS } from '../../src/kinds/index.ts';

const test = suite('kinds/families');

test('every family is one that some kind supports in some release', () => {
  const releases = ['1', '9', '12', '1000'];
  const unsupported = FAMILY_NAMES.filter(
    (family) =>
      !KINDS.some(
        ({ name, supports }) =>
          name !== 'untyped' && releases.some((major) => supports({ family, major, minor: null })),
      ),
  );
  assert.deepEqual(unsupported, []);
});

test('a family and a release are read, whatever the case', () => {
  const os = (text: string) => {
    const named = parseOs(text);
    return named.ok ? named.os : named.message;
  };
  assert.deepEqual(os('Rocky:9'), { family: 'Rocky', major: '9', minor: null });
  assert.deepEqual(os('ubuntu:24.04'), { family: 'ubuntu', major: '24', minor: '04' });
  assert.deepEqual(os('Flatcar:3815.2.0'), { family: 'Flatcar', major: '3815', minor: '2' });
  assert.deepEqual(os('Rocky Linux: 9 '), { family: 'Rocky Linux', major: '9', minor: null });
  assert.deepEqual(os('fedora:rawhide'), { family: 'fedora', major: 'rawhide', minor: null });
  assert.equal(os('Rokcy:9'), 'there is no family of operating systems `Rokcy`: did you mean `Rocky`?');
  assert.equal(
    os('Rocky'),
    '`--os Rocky` names no release; write FAMILY:RELEASE, as in `Rocky:9` or `Ubuntu:24.04`',
  );
  assert.equal(os('rocky:99'), '`--os rocky:99` names no release that is known: vaq knows rocky 3 to 11');
  assert.match(String(os('Plan9:4')), /^there is no family of operating systems `Plan9`: known are Alma, /);
});

test.run();
