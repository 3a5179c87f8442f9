import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { TokenOwners } from '../../../src/boot/session/token-owners.ts';
import { checkpointToken } from '../../../src/render/token.ts';
import { newHostState } from '../../../src/state/host-state.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { SAMPLE } from './sample.ts';

const test = suite('boot/session/token-owners');

const KEY = Buffer.alloc(32, 7);
let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

test('a token is that of a host, a boot, and an attempt up to the next', () => {
  const hosts = ground.venue.hosts;
  const memory = { stateOf: () => ({ ...newHostState('ams1', 'x'), attempt: 2 }) };
  const owners = new TokenOwners(hosts, memory, KEY);
  for (const host of hosts) {
    for (const { id: boot } of host.workflow!.boots!) {
      for (const attempt of [1, 2, 3])
        assert.deepEqual(owners.find(checkpointToken(KEY, host.label, boot, attempt)), {
          host,
          boot,
          attempt,
        });
      for (const attempt of [0, 4])
        assert.equal(owners.find(checkpointToken(KEY, host.label, boot, attempt)), null);
    }
  }
  const other = Buffer.alloc(32, 8);
  assert.equal(owners.find(checkpointToken(other, 'ams1/r1-01', 'debian12', 1)), null);
  assert.equal(owners.find('__proto__'), null);
});

test.run();
