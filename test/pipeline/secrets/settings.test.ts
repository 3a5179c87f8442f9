import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { secretSettings, secretVariable } from '../../../src/pipeline/secrets/settings.ts';
import { loadTree } from '../../../src/sot/load.ts';
import { memorySource } from '../../support/memory-source.ts';

const test = suite('pipeline/secrets/settings');

async function settings(secrets: string | null): Promise<unknown> {
  const text = `version: 1\n${secrets === null ? '' : `secrets: ${secrets}\n`}`;
  const { tree } = await loadTree(memorySource(new Map([['vaq.yml', text]])));
  const stated = secretSettings({ root: '/srv/sot', tree }, '/home/op');
  return stated.ok ? stated.settings : stated.message;
}

test('values are where vaq.yml says, and in the environment where it says nothing', async () => {
  assert.deepEqual(await settings(null), { from: 'environment' });
  assert.deepEqual(await settings('{ from: environment }'), { from: 'environment' });
  assert.deepEqual(await settings('{ from: file }'), { from: 'file', path: '/srv/sot/.vaq/secrets.yml' });
  assert.deepEqual(await settings('{ from: file, file: ~/s.yml }'), { from: 'file', path: '/home/op/s.yml' });
  assert.deepEqual(await settings('{ from: file, file: ../s.yml }'), { from: 'file', path: '/srv/s.yml' });
  assert.deepEqual(await settings('{ from: age }'), { from: 'age', path: 'secrets.age', recipients: null });
  assert.deepEqual(await settings('{ from: age, file: ./x/s.age, recipients: [age1x] }'), {
    from: 'age',
    path: 'x/s.age',
    recipients: ['age1x'],
  });
});

test('a file in the clear lies outside of what Git keeps, and an encrypted one inside', async () => {
  assert.equal(
    await settings('{ from: file, file: secrets.yml }'),
    '`secrets.file` in vaq.yml is `secrets.yml`, among what Git keeps; put it elsewhere, or under `.vaq/`, or encrypt it with `from: age`',
  );
  assert.equal(
    await settings('{ from: age, file: ../secrets.age }'),
    '`secrets.file` in vaq.yml is `../secrets.age`, and an encrypted file lies in the source of truth',
  );
});

test('the variable of a secret is its name in capitals', () => {
  assert.equal(secretVariable('bmc/ams1:r1-01@x.y'), 'VAQ_SECRET_BMC_AMS1_R1_01_X_Y');
});

test.run();
