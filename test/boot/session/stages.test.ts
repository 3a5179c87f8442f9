import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';
import type { HostStage } from '../../../src/boot/session/stage.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, withScene } from '../../support/session-scene.ts';
import { captured, withOptions } from '../dhcp/captured.ts';
import { machine, SAMPLE } from './sample.ts';

const test = suite('boot/session/stages');

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

/** What the firmware of the machine with that MAC says first. */
function discover(id: string): DhcpPacket {
  const chaddr = Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex'));
  return { ...withOptions(captured('ovmf-pxe-discover'), { 61: null, 97: null }), chaddr };
}

/** `stage boot step/steps attempt`. */
function words({ stage, boot, step, steps, attempt }: HostStage): string {
  return `${stage} ${boot} ${step}/${steps} ${attempt}`;
}

/** Each change of a host's stage from now on, without those of the time alone. */
function watch({ session }: Scene, label: string): readonly string[] {
  const said = [words(session.stages.of(ground.host(label)))];
  session.stages.onChange((host, stage) => {
    if (host.label === label && words(stage) !== said.at(-1)) said.push(words(stage));
  });
  return said;
}

async function step({ get, dhcp, stateOf }: Scene, last: number, label: string): Promise<string> {
  const { id, address } = machine(last);
  dhcp(discover(id));
  await stateOf(label);
  await get(`/ipxe?mac=${id}`, address);
  await get('/files/debian12/linux', address);
  await stateOf(label);
  const { body } = await get(`/config/${id}`, address);
  await stateOf(label);
  return /\/checkpoint\/\w+/.exec(body)![0];
}

test('a workflow of two boots goes from stage to stage, as the services see it', async () => {
  await withScene(ground, { named: ['ams1/two-step'] }, async (scene) => {
    const said = watch(scene, 'ams1/two-step');
    for (let boot = 0; boot < 2; boot++)
      await scene.get(await step(scene, 101, 'ams1/two-step'), '198.51.100.101');
    assert.deepEqual(said, [
      'waiting wipe 1/2 0',
      'dhcp wipe 1/2 0',
      'script wipe 1/2 1',
      'kernel wipe 1/2 1',
      'config wipe 1/2 1',
      'installing wipe 1/2 1',
      'checkpoint debian12 2/2 1',
      'dhcp debian12 2/2 1',
      'script debian12 2/2 1',
      'kernel debian12 2/2 1',
      'config debian12 2/2 1',
      'installing debian12 2/2 1',
      'done null 2/2 1',
    ]);
    const stage = scene.session.stages.of(ground.host('ams1/two-step'));
    assert.equal(stage.lastAt, (await scene.events()).at(-1)!.at);
    assert.equal(stage.since, stage.lastAt);
  });
});

test('a failure says what the machine said', async () => {
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    const path = await step(scene, 11, 'ams1/r1-01');
    await scene.get(`${path}?status=failed&message=no%20disk`, '198.51.100.11');
    const stage = scene.session.stages.of(ground.host('ams1/r1-01'));
    assert.equal(words(stage), 'failed debian12 1/1 1');
    assert.equal(stage.message, 'no disk');
  });
});

test('a host that is not concerned boots its disk, whatever it asks for', async () => {
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    const said = watch(scene, 'ams1/r1-02');
    const { id, address } = machine(12);
    scene.dhcp(discover(id));
    await scene.get(`/ipxe?mac=${id}`, address);
    await scene.stateOf('ams1/r1-02');
    assert.deepEqual(said, ['local null 1/1 0']);
    assert.ok(scene.session.stages.of(ground.host('ams1/r1-02')).lastAt !== null);
  });
});

test('a session that goes on takes a host up where it was', async () => {
  let stateDir = '';
  let path = '';
  await withScene(ground, { named: ['ams1/two-step'] }, async (scene) => {
    ({ stateDir } = scene);
    path = await step(scene, 101, 'ams1/two-step');
  });
  await withScene(ground, { named: ['ams1/two-step'], stateDir }, async (scene) => {
    const said = watch(scene, 'ams1/two-step');
    const stage = scene.session.stages.all().get('ams1/two-step')!;
    assert.equal(stage.since, null);
    await scene.get(path, '198.51.100.101');
    assert.deepEqual(said, ['installing wipe 1/2 1', 'checkpoint debian12 2/2 1']);
  });
});

test('what an earlier session has ended is past when a reinstallation begins', async () => {
  let stateDir = '';
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    ({ stateDir } = scene);
    await scene.get(await step(scene, 11, 'ams1/r1-01'), '198.51.100.11');
  });
  await withScene(ground, { named: ['ams1/r1-01'], reinstall: true, stateDir }, async (scene) => {
    const said = watch(scene, 'ams1/r1-01');
    await step(scene, 11, 'ams1/r1-01');
    assert.deepEqual(said.slice(0, 3), [
      'waiting debian12 1/1 0',
      'dhcp debian12 1/1 0',
      'script debian12 1/1 2',
    ]);
  });
});

test('who does not listen any more is told nothing', async () => {
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    let told = 0;
    const end = scene.session.stages.onChange(() => told++);
    await scene.get(`/ipxe?mac=${machine(11).id}`, '198.51.100.11');
    const before = told;
    assert.ok(before > 0);
    end();
    await scene.get(`/ipxe?mac=${machine(11).id}`, '198.51.100.11');
    assert.equal(told, before);
  });
});

test.run();
