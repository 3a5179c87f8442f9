import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isServiceAddress } from '../../../src/sot/canonical/service-address.ts';

const test = suite('sot/canonical/service-address');

const GOOD = ['192.0.2.1', 'boot', 'boot.ams1.example', 'BOOT.example', '1.example', `${'a.'.repeat(126)}a`];
const BAD = [
  '',
  ' ',
  'a b',
  '192.0.2.300',
  '192.0.2',
  '192.0.2.1:8080',
  '192.0.2.1/24',
  'http://192.0.2.1',
  'boot..example',
  '-boot',
  'böt.example',
  '::1',
  `${'a.'.repeat(127)}a`,
];

for (const text of GOOD) test(`${text} can be served at`, () => assert.equal(isServiceAddress(text), true));
for (const text of BAD)
  test(`${JSON.stringify(text)} cannot`, () => assert.equal(isServiceAddress(text), false));

test.run();
