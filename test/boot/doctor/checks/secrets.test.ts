import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { secretLines } from '../../../../src/boot/doctor/checks/secrets.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/secrets');

const LABELS = new Set(['ams1/r1-01', 'ams1/r1-02']);

test('a secret that a host of the site needs must have a value here', () => {
  const root = { name: 'root', value: 'missing', hosts: ['ams1/r1-01', 'fra1/r1-01'] } as const;
  const wifi = { name: 'wifi', value: 'missing', hosts: ['fra1/r1-01'] } as const;
  const both = { name: 'ipmi', value: 'missing', hosts: ['ams1/r1-01', 'ams1/r1-02'] } as const;
  assert.deepEqual(texts(secretLines([root, wifi, both], LABELS)), [
    'error secrets: `root` has no value here, which ams1/r1-01 needs → vaq secret set root',
    'error secrets: `ipmi` has no value here, which ams1/r1-01, ams1/r1-02 need → vaq secret set ipmi',
  ]);
  assert.deepEqual(texts(secretLines([{ ...root, value: 'there' }, wifi], LABELS)), [
    'ok secrets: 1, each with a value here',
  ]);
});

test('where there are none, or none can be looked up', () => {
  assert.deepEqual(texts(secretLines([], LABELS)), ['ok secrets: no host needs one']);
  assert.deepEqual(texts(secretLines('secrets.age cannot be read', LABELS)), [
    'error secrets: secrets.age cannot be read → vaq secret list',
  ]);
});

test.run();
