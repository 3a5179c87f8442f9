import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { formerLabels, latest, type Machine } from '../../src/plan/machines.ts';

const test = suite('plan/machines');

const machine = (label: string, macs = '', uuid: string | null = null): Machine => ({
  label,
  macs: macs === '' ? [] : macs.split(' '),
  uuid,
});

const NULL_UUID = '00000000-0000-0000-0000-000000000000';

const TABLE: Readonly<
  Record<string, readonly [readonly Machine[], readonly Machine[], Record<string, string>]>
> = {
  'the same host': [[machine('s/a', 'm1')], [machine('s/a', 'm1')], { 's/a': 's/a' }],
  'another name': [[machine('s/a', 'm1')], [machine('s/b', 'm1')], { 's/b': 's/a' }],
  'another site': [[machine('s/a', 'm1')], [machine('t/a', 'm1')], { 't/a': 's/a' }],
  'two that swapped their MACs': [
    [machine('s/a', 'm1'), machine('s/b', 'm2')],
    [machine('s/a', 'm2'), machine('s/b', 'm1')],
    { 's/a': 's/b', 's/b': 's/a' },
  ],
  'another card in the same host': [[machine('s/a', 'm1')], [machine('s/a', 'm9')], { 's/a': 's/a' }],
  'a second card that was another host’s': [
    [machine('s/a', 'm1'), machine('s/b', 'm2')],
    [machine('s/a', 'm2 m1'), machine('s/b', 'm3')],
    { 's/a': 's/a', 's/b': 's/b' },
  ],
  'its name went to a new machine': [
    [machine('s/a', 'm1')],
    [machine('s/b', 'm1'), machine('s/a', 'm2')],
    { 's/b': 's/a' },
  ],
  'a UUID tells where no MAC does': [
    [machine('s/a', '', 'u1')],
    [machine('s/b', 'm1', 'u1')],
    { 's/b': 's/a' },
  ],
  'a MAC goes before a UUID': [
    [machine('s/a', 'm1', 'u1'), machine('s/b', 'm2', 'u2')],
    [machine('s/c', 'm1', 'u2')],
    { 's/c': 's/a' },
  ],
  'a UUID that many boards have tells nothing': [
    [machine('s/a', '', NULL_UUID)],
    [machine('s/b', '', NULL_UUID)],
    {},
  ],
  'one that nobody knew': [[machine('s/a', 'm1')], [machine('s/b', 'm2')], {}],
  'names alone': [[machine('s/a')], [machine('s/a'), machine('s/b')], { 's/a': 's/a' }],
};

for (const [what, [before, now, expected]] of Object.entries(TABLE)) {
  test(what, () => assert.deepEqual(Object.fromEntries(formerLabels(before, now)), expected));
}

test('a machine that was met again under another label counts once, as the later one', () => {
  const [old, other, again] = [machine('s/a', 'm1'), machine('s/c', 'm2 m3'), machine('s/b', 'm1 m2')];
  assert.deepEqual(latest([old, other, again]), [other, again]);
  assert.deepEqual(latest([machine('s/x')]), [machine('s/x')]);
});

test.run();
