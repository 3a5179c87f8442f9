import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { differences, earlier } from '../../src/plan/differences.ts';
import { secretFingerprint } from '../../src/render/secret-fingerprint.ts';
import { desired } from './sample.ts';

const test = suite('plan/differences');

const KEY = new Uint8Array(32).fill(1);
const print = (name: string, text: string, key = KEY): string => secretFingerprint(key, name, text);

test('a secret with another text differs, by its name; what only one side knows, or by another key, does not', () => {
  const before = desired({
    secrets: {
      root: print('root', 'old'),
      user: print('user', 'same'),
      gone: print('gone', 'x'),
      other: print('other', 'x', new Uint8Array(32)),
    },
  });
  const after = desired({
    secrets: {
      root: print('root', 'new'),
      user: print('user', 'same'),
      fresh: print('fresh', 'x'),
      other: print('other', 'y'),
    },
  });
  assert.deepEqual(differences(earlier(before), after).disk, []);
  const given = { ...earlier(before), secrets: before.secrets! };
  assert.deepEqual(differences(given, after).disk, ['the secret root has another value']);
  assert.deepEqual(differences(given, desired()).disk, []);
});

test.run();
