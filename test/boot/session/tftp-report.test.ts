import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { tftpReporter } from '../../../src/boot/session/tftp-report.ts';
import type { TftpEvent } from '../../../src/boot/tftp/events.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { withScene } from '../../support/session-scene.ts';

const test = suite('boot/session/tftp-report');

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourHostsWith());
});
test.after(() => ground.close());

const EVENT: TftpEvent = {
  kind: 'finished',
  path: 'undionly.kpxe',
  client: { address: '198.51.100.11', port: 2070 },
  bytes: 70_000,
  ms: 12,
  blksize: 1432,
  windowsize: 1,
  heard: true,
  reason: null,
};

const LINES: readonly (readonly [Partial<TftpEvent>, host: string | null, message: string])[] = [
  [{}, 'ams1/r1-01', 'TFTP undionly.kpxe sent, 70000 bytes in 12 ms'],
  [{ kind: 'probed', bytes: 0 }, 'ams1/r1-01', 'TFTP undionly.kpxe asked for the size, 0 bytes in 12 ms'],
  [
    { kind: 'failed', bytes: 512, reason: 'the client went away' },
    'ams1/r1-01',
    'TFTP undionly.kpxe failed, 512 bytes in 12 ms: the client went away',
  ],
  [
    { kind: 'refused', bytes: 0, ms: 0, reason: 'file not found', client: { address: '192.0.2.1', port: 9 } },
    null,
    'TFTP undionly.kpxe not served, 0 bytes in 0 ms: file not found',
  ],
];

for (const [changes, host, message] of LINES) {
  test(`"${message}"`, async () => {
    await withScene(ground, {}, async (scene) => {
      const event = { ...EVENT, ...changes };
      tftpReporter(scene.session)(event);
      const { path, bytes, kind: outcome, client, heard, blksize, reason } = event;
      assert.deepEqual(scene.log, [
        {
          event: 'tftp',
          host,
          message,
          path,
          address: client.address,
          bytes,
          outcome,
          heard,
          blksize,
          reason,
        },
      ]);
    });
  });
}

test('a program that a host has got is recorded, and nothing else is', async () => {
  await withScene(ground, {}, async (scene) => {
    const report = tftpReporter(scene.session);
    report({ ...EVENT, kind: 'started', bytes: 0 });
    assert.deepEqual(scene.log, [], 'the start is not worth a line');
    report({ ...EVENT, kind: 'failed' });
    report({ ...EVENT, client: { address: '192.0.2.1', port: 9 } });
    report(EVENT);
    const events = (await scene.events()).map(({ at, ...event }) => event);
    const what = { kind: 'program', protocol: 'tftp', path: 'undionly.kpxe', bytes: 70_000, sha256: null };
    assert.deepEqual(events, [{ ...what, site: 'ams1', host: 'r1-01' }]);
    assert.equal((await scene.stateOf('ams1/r1-01')).state, 'program');
  });
});

test.run();
