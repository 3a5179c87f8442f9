import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { softwareLines } from '../../../../src/boot/doctor/checks/software.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/software');

test('Node must be new enough, and Git be there', () => {
  assert.deepEqual(texts(softwareLines({ nodeVersion: '20.19.0', git: 'git version 2.39.5' })), [
    'ok Node: 20.19.0',
    'ok Git: 2.39.5',
  ]);
  assert.deepEqual(texts(softwareLines({ nodeVersion: '20.18.3', git: null })), [
    'error Node: 20.18.3 is too old → install Node 20.19 or newer',
    'error Git: there is none → install git',
  ]);
  assert.equal(softwareLines({ nodeVersion: '18.20.0', git: null })[0]!.verdict, 'error');
  assert.equal(softwareLines({ nodeVersion: '24.0.0', git: null })[0]!.verdict, 'ok');
});

test.run();
