import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, type SceneWish, withScene } from '../../support/session-scene.ts';
import { captured } from '../dhcp/captured.ts';
import { machine, SAMPLE } from './sample.ts';

const test = suite('boot/session/config');

const NOT_UNDER_WAY = { status: 404, body: 'vaq: no boot is under way on this host\n' };
const { id, address } = machine(11);
const CONFIG = `/config/${id}`;
const SCRIPT = `/ipxe?mac=${id}`;

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

const within = (wish: SceneWish, run: (scene: Scene) => Promise<void>) => withScene(ground, wish, run);

/** The checkpoint's path in a configuration. */
function checkpointIn(body: string): string {
  return /\/checkpoint\/\w+/.exec(body)![0];
}

test('a configuration is what was rendered, once its script was served, and not before', async () => {
  await within({ named: ['ams1/r1-01'] }, async ({ get, session }) => {
    assert.deepEqual(await get(CONFIG, address), NOT_UNDER_WAY);
    await get(SCRIPT, address);
    const { artifacts } = session.parts.rendered.get('ams1/r1-01')!.get('debian12')!;
    const main = artifacts!.find(({ path }) => path === 'preseed.cfg')!;
    const whole = { status: 200, body: main.content };
    assert.deepEqual(await get(CONFIG, address), whole);
    assert.deepEqual(await get(`${CONFIG}?boot=debian12`, address), whole);
    assert.deepEqual(await get(`${CONFIG}/debian12/preseed.cfg`, address), whole);
    assert.equal(new URL(main.url).pathname, `${CONFIG}/debian12/preseed.cfg`);
  });
});

test('what is not due is not there, and the answer says why', async () => {
  await within({ named: ['ams1/two-step', 'ams1/diskless'] }, async ({ get }) => {
    const twoStep = machine(101);
    await get(`/ipxe?mac=${twoStep.id}`, twoStep.address);
    const ask = async (path: string) => (await get(`/config/${twoStep.id}${path}`, twoStep.address)).body;
    assert.match(await ask('/wipe/config'), /^wipe /);
    assert.equal(
      await ask('/debian12/preseed.cfg'),
      'vaq: the boot debian12 is not due on this host, wipe is\n',
    );
    assert.equal(await ask('?boot=debian12'), 'vaq: the boot debian12 is not due on this host, wipe is\n');
    assert.equal(await ask('/wipe/preseed.cfg'), 'vaq: the boot wipe has no preseed.cfg\n');
    const diskless = machine(103);
    await get(`/ipxe?mac=${diskless.id}`, diskless.address);
    const none = await get(`/config/${diskless.id}`, diskless.address);
    assert.deepEqual(none, { status: 404, body: 'vaq: the boot diskless has no configuration\n' });
  });
});

test('it stays readable after the boot is done, until the host asks for its script again', async () => {
  await within({ named: ['ams1/r1-01'] }, async ({ get }) => {
    await get(SCRIPT, address);
    const before = await get(CONFIG, address);
    await get(checkpointIn(before.body), address);
    assert.deepEqual(await get(CONFIG, address), before);
    await get(SCRIPT, address);
    assert.deepEqual(await get(CONFIG, address), NOT_UNDER_WAY);
  });
});

test('it stays readable until the host asks DHCP again, which its BMC does not count for', async () => {
  await within({ named: ['ams1/many-ports'] }, async ({ get, dhcp }) => {
    const discover = (mac: readonly number[]) =>
      dhcp({
        ...captured('undionly-discover'),
        chaddr: Uint8Array.from(mac),
        options: new Map([[53, Uint8Array.of(1)]]),
      });
    const ports = { script: '/ipxe?mac=52-54-00-00-02-03', config: '/config/52-54-00-00-02-03' };
    await get(ports.script, '198.51.100.202');
    const { body } = await get(ports.config, '198.51.100.202');
    assert.ok(discover([0x52, 0x54, 0, 0, 2, 3]), 'while the boot is under way, the installer asks DHCP too');
    assert.equal((await get(ports.config, '198.51.100.202')).status, 200);
    await get(checkpointIn(body), '198.51.100.202');
    assert.ok(discover([0x52, 0x54, 0, 0, 2, 1]));
    assert.equal((await get(ports.config, '198.51.100.202')).status, 200);
    assert.ok(discover([0x52, 0x54, 0, 0, 2, 4]));
    assert.deepEqual(await get(ports.config, '198.51.100.202'), NOT_UNDER_WAY);
  });
});

test('the configuration of a step that is over is released by the script of the next', async () => {
  await within({ named: ['ams1/two-step'] }, async ({ get }) => {
    const { id: mac, address: from } = machine(101);
    await get(`/ipxe?mac=${mac}`, from);
    const { body } = await get(`/config/${mac}`, from);
    await get(checkpointIn(body), from);
    assert.equal((await get(`/config/${mac}/wipe/config`, from)).body, body);
    await get(`/ipxe?mac=${mac}`, from);
    assert.equal((await get(`/config/${mac}/wipe/config`, from)).status, 404);
    assert.equal((await get(`/config/${mac}/debian12/preseed.cfg`, from)).status, 200);
  });
});

test('one complete GET of the main configuration ends a boot that is done when fetched', async () => {
  await within({ named: ['ams1/by-fetch'] }, async ({ get, stateOf }) => {
    const { id: mac, address: from } = machine(102);
    await get(`/ipxe?mac=${mac}`, from);
    assert.equal((await stateOf('ams1/by-fetch')).state, 'script');
    await get(`/config/${mac}/fetched/script.ipxe`, from);
    assert.equal((await stateOf('ams1/by-fetch')).state, 'script', 'the script is no configuration');
    const { body } = await get(`/config/${mac}`, from);
    assert.equal((await stateOf('ams1/by-fetch')).state, 'done');
    assert.equal((await get(`/config/${mac}`, from)).body, body, 'installers fetch twice');
  });
});

test('a host that was not named has no configuration', async () => {
  await within({ named: ['ams1/r1-02'] }, async ({ get }) => {
    await get(SCRIPT, address);
    assert.deepEqual(await get(CONFIG, address), NOT_UNDER_WAY);
  });
});

test.run();
