import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { settingsFor } from '../../../../src/boot/tftp/server/settings.ts';

const test = suite('boot/tftp/server/settings');

const DEFAULTS = {
  maxTransfers: 256,
  maxBlksize: 1468,
  maxWindowsize: 64,
  timeout: 1000,
  retries: 5,
  singlePort: false,
};

test('a block with its headers fits an Ethernet frame, over IPv4 and over IPv6', () => {
  assert.deepEqual(settingsFor('198.51.100.1'), DEFAULTS);
  assert.deepEqual(settingsFor('2001:db8::1'), { ...DEFAULTS, maxBlksize: 1448 });
});

test('what is given holds', () => {
  assert.deepEqual(settingsFor('::1', { maxBlksize: 8000, retries: 1 }), {
    ...DEFAULTS,
    maxBlksize: 8000,
    retries: 1,
  });
});

test.run();
