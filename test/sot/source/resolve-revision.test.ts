import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { commitIn, labelOf } from '../../../src/sot/source/resolve-revision.ts';

const test = suite('sot/source/resolve-revision');

const COMMIT = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';

test('the commit of a label is found again, whatever the revision was asked for by', () => {
  const labels = ['v1.2', 'main', 'deadbee', COMMIT, '1a2b3c4d'].map((ref) => labelOf(ref, COMMIT));
  const remote = labels.map((label) => `${label} of https://mirror.example/sot.git`);
  const trees = ['work tree at 1a2b3c4', 'work tree at 1a2b3c4, 1 file changed'];
  for (const label of [...labels, ...remote, ...trees]) assert.equal(commitIn(label), '1a2b3c4', label);
});

test('a label without a commit has none', () => {
  for (const label of [
    'work tree',
    'work tree before the first commit',
    'work tree (Git is missing)',
    'v1',
    '',
  ])
    assert.equal(commitIn(label), null, label);
});

test.run();
