import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, type SceneWish, withScene } from '../../support/session-scene.ts';
import { machine, SAMPLE, UUID } from './sample.ts';

const test = suite('boot/session/identify');

const NOT_KNOWN = { status: 404, body: 'vaq: this machine is not known here\n' };
const NOT_YOURS = { status: 403, body: 'vaq: this is not for your address\n' };

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

const within = (wish: SceneWish, run: (scene: Scene) => Promise<void>) => withScene(ground, wish, run);

/** What was logged but for the requests themselves. */
function said({ log }: Scene): readonly unknown[] {
  return log.filter(({ event }) => event !== 'http');
}

test('a machine is known by its MAC, its UUID or its serial', async () => {
  const { id, address } = machine(110);
  await within({}, async ({ get }) => {
    for (const query of [
      `mac=${id}`,
      `uuid=${UUID.toUpperCase()}`,
      'serial=S-110',
      `mac=00-00-00-00-00-01&uuid=${UUID}`,
    ]) {
      const { status, body } = await get(`/ipxe?${query}`, address);
      assert.deepEqual([status, /^# (\S+) boots/m.exec(body)?.[1]], [200, 'ams1/by-uuid'], query);
    }
  });
});

test('a stranger gets nothing, and is said and recorded once', async () => {
  await within({ yes: true }, async (scene) => {
    for (const path of ['/ipxe?mac=02-00-00-00-00-01', '/config/02-00-00-00-00-01'])
      assert.deepEqual(await scene.get(path, '198.51.100.11'), NOT_KNOWN);
    assert.deepEqual(said(scene), [
      {
        event: 'unknown-client',
        host: null,
        mac: '02:00:00:00:00:01',
        message: '02:00:00:00:00:01 (198.51.100.11) asked over HTTP and is not known',
      },
    ]);
    const [event, ...more] = await scene.events();
    assert.deepEqual(
      [event, more],
      [{ kind: 'unknown-client', at: event!.at, mac: '02:00:00:00:00:01' }, []],
    );
  });
});

test('a stranger without a MAC is said, and no name of its own comes into the journal', async () => {
  await within({ yes: true }, async (scene) => {
    for (const query of [
      '',
      '?serial=x%0Ay',
      '?serial=x%0Ay',
      '?mac=junk',
      '?uuid=ffffffff-ffff-ffff-ffff-ffffffffffff',
    ])
      assert.deepEqual(await scene.get(`/ipxe${query}`, '198.51.100.11'), NOT_KNOWN, query);
    const messages = scene.log
      .filter(({ event }) => event === 'unknown-client')
      .map(({ message }) => message);
    assert.deepEqual(messages, [
      'a machine that says nothing of itself (198.51.100.11) asked over HTTP and is not known',
      'x\ny (198.51.100.11) asked over HTTP and is not known',
      'ffffffff-ffff-ffff-ffff-ffffffffffff (198.51.100.11) asked over HTTP and is not known',
    ]);
    assert.deepEqual(await scene.events(), []);
  });
});

test('a MAC and a UUID of two hosts are nobody’s, and that is said once', async () => {
  const { id, address } = machine(11);
  await within({ yes: true }, async (scene) => {
    assert.deepEqual(await scene.get(`/ipxe?mac=${id}&uuid=${UUID}`, address), NOT_KNOWN);
    assert.deepEqual(await scene.get(`/ipxe?mac=${id}&uuid=${UUID}`, address), NOT_KNOWN);
    assert.deepEqual(said(scene), [
      {
        event: 'problem',
        host: null,
        message: `the MAC 52:54:00:00:00:01 is that of ams1/r1-01, but the UUID ${UUID} is that of ams1/by-uuid`,
      },
    ]);
    assert.deepEqual(await scene.events(), []);
  });
});

test('what is a host’s is given to its own addresses only', async () => {
  const { id, address } = machine(11);
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    await scene.get(`/ipxe?mac=${id}`, address);
    for (const path of [`/ipxe?mac=${id}`, `/config/${id}`, `/config/${id}/debian12/preseed.cfg`])
      assert.deepEqual(await scene.get(path, '198.51.100.12'), NOT_YOURS, path);
    const problems = scene.log.filter(({ event }) => event === 'problem');
    assert.deepEqual(problems[0], {
      event: 'problem',
      host: 'ams1/r1-01',
      code: 'foreign-address',
      message: "198.51.100.12 asked for what is ams1/r1-01's; refused",
    });
    assert.equal((await scene.get(`/config/${id}`, address)).status, 200);
  });
});

test('any address of the host will do', async () => {
  await within({}, async ({ get }) => {
    for (const address of ['198.51.100.202', '198.51.100.203'])
      assert.equal((await get('/ipxe?mac=52-54-00-00-02-03', address)).status, 200);
  });
});

test('where DHCP is not ours, a host is the address that first asked for what is its own', async () => {
  const env = fourHostsWith().get('sites/ams1/env.yml')!;
  const off = await openGround(
    fourHostsWith({ 'sites/ams1/env.yml': env.replace('service:\n', 'service:\n  dhcp_mode: "off"\n') }),
  );
  const { id } = machine(11);
  let stateDir = '';
  await withScene(off, { named: ['ams1/r1-01'] }, async ({ get, session, ...scene }) => {
    stateDir = scene.stateDir;
    assert.equal((await get(`/ipxe?mac=${id}`, '192.0.2.7')).status, 200);
    assert.equal((await get(`/config/${id}`, '192.0.2.7')).status, 200);
    assert.deepEqual(await get(`/config/${id}`, '198.51.100.11'), NOT_YOURS);
    assert.deepEqual(await get(`/ipxe?mac=${id}`, '192.0.2.8'), NOT_YOURS);
    assert.equal(session.hostAt('192.0.2.7')?.label, 'ams1/r1-01');
    assert.equal(session.hostAt('192.0.2.8'), null);
  });
  await withScene(off, { named: ['ams1/r1-01'], stateDir }, async ({ get }) => {
    assert.equal((await get(`/config/${id}`, '192.0.2.9')).status, 200, 'a boot that goes on is met anew');
    assert.deepEqual(await get(`/config/${id}`, '192.0.2.7'), NOT_YOURS);
  });
  await off.close();
});

test.run();
