import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { ignition } from '../../../src/kinds/ignition/kind.ts';

const test = suite('kinds/ignition/kind');

const URL = 'http://192.0.2.1/config.ign';

const ROWS: readonly (readonly [family: string, major: string, expected: readonly string[]])[] = [
  ['Fedora CoreOS', '44', ['ignition.firstboot', 'ignition.platform.id=metal', `ignition.config.url=${URL}`]],
  ['Flatcar', '4230', ['flatcar.first_boot=1', `ignition.config.url=${URL}`]],
  ['Flatcar', '2191', ['flatcar.first_boot=1', `flatcar.config.url=${URL}`]],
  ['CoreOS', '2512', ['coreos.first_boot=1', `coreos.config.url=${URL}`]],
];

for (const [family, major, expected] of ROWS) {
  test(`tells the kernel of ${family} ${major} where its configuration is`, () => {
    const os = { family, major, minor: null };
    assert.equal(ignition.supports(os), true);
    assert.deepEqual(ignition.kernelArguments(URL, os), expected);
  });
}

test('is not for systems that do not read it', () => {
  assert.equal(ignition.supports({ family: 'Debian', major: '12', minor: null }), false);
});

test.run();
