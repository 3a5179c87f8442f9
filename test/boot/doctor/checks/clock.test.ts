import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { clockLine } from '../../../../src/boot/doctor/checks/clock.ts';
import type { ClockFacts } from '../../../../src/boot/doctor/facts.ts';
import { MACHINE, texts } from '../sample.ts';

const test = suite('boot/doctor/checks/clock');

function line(clock: Partial<ClockFacts>, platform: NodeJS.Platform = 'linux'): string {
  return texts([clockLine({ platform, clock: { ...MACHINE.clock, ...clock } })])[0]!;
}

test('a clock that is kept right, and one of which nothing is known', () => {
  assert.equal(line({}), 'ok clock: 2026-11-21T12:00:00Z, kept right by the network');
  assert.equal(line({ isSynchronised: null, committed: null }), 'ok clock: 2026-11-21T12:00:00Z');
});

test('one that nothing keeps right is a warning, one before the last commit an error', () => {
  assert.equal(
    line({ isSynchronised: false }),
    'warning clock: 2026-11-21T12:00:00Z, and nothing keeps it right → sudo timedatectl set-ntp true',
  );
  assert.equal(
    line({ committed: new Date('2026-11-21T12:06:00Z') }, 'win32'),
    'error clock: it says 2026-11-21T12:00:00Z, and the commit here was made at 2026-11-21T12:06:00Z → w32tm /resync',
  );
  assert.equal(
    line({ now: new Date('1970-01-01T00:01:00Z'), isSynchronised: null, committed: null }),
    'error clock: it says 1970-01-01T00:01:00Z, when there was no vaq yet → sudo timedatectl set-ntp true',
  );
  assert.match(line({ isSynchronised: false }, 'darwin'), /sudo systemsetup -setusingnetworktime on$/);
  assert.match(line({ committed: new Date('2026-11-21T12:04:00Z') }), /^ok/, 'clocks differ a little');
});

test.run();
