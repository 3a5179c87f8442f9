import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { timeZoneProblem } from '../../src/kinds/time-zone.ts';

const test = suite('kinds/time-zone');

test('names of the database are right, those of the past and of its own variants too', () => {
  const names = ['UTC', 'Etc/UTC', 'Europe/Amsterdam', 'America/Argentina/Buenos_Aires', 'US/Eastern'];
  for (const name of [...names, 'CET', 'EST5EDT', 'Etc/GMT-2', 'Asia/Calcutta', 'posix/CET', 'localtime'])
    assert.equal(timeZoneProblem(name), null, name);
});

test('any other is wrong, with what was probably meant', () => {
  assert.deepEqual(timeZoneProblem('Europe/Amsterdm'), {
    message: 'there is no time zone `Europe/Amsterdm`; did you mean `Europe/Amsterdam`?',
    fix: 'Europe/Amsterdam',
  });
  assert.deepEqual(timeZoneProblem('+02:00'), {
    message: 'there is no time zone `+02:00`, which has the form `Europe/Amsterdam`',
    fix: null,
  });
  assert.equal(timeZoneProblem('utc')?.fix, 'UTC');
  assert.equal(timeZoneProblem('Europe/Amsterdam Etc')?.fix, 'Europe/Amsterdam');
});

test.run();
