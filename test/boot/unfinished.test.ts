import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isOver, unfinished } from '../../src/boot/unfinished.ts';
import { type Ground, openGround } from '../support/session-ground.ts';
import { type Scene, withScene } from '../support/session-scene.ts';
import { machine, SAMPLE } from './session/sample.ts';

const test = suite('boot/unfinished');

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

/** `name state` of each host that is unfinished, and whether all is over. */
function standing({ session }: Scene): readonly [unfinished: readonly string[], isOver: boolean] {
  return [unfinished(session).map(({ label, state }) => `${label.slice(5)} ${state}`), isOver(session)];
}

async function script({ get }: Scene, last: number): Promise<void> {
  const { id, address } = machine(last);
  await get(`/ipxe?mac=${id}`, address);
}

async function report({ get }: Scene, last: number, query = ''): Promise<void> {
  const { id, address } = machine(last);
  const { body } = await get(`/config/${id}`, address);
  await get(`${/\/checkpoint\/\w+/.exec(body)![0]}${query}`, address);
}

test('where nobody is granted a boot, nothing is unfinished', async () => {
  await withScene(ground, {}, async (scene) => assert.deepEqual(standing(scene), [[], true]));
});

test('a host is unfinished until its whole workflow has ended', async () => {
  await withScene(ground, { named: ['ams1/two-step', 'ams1/r1-01'] }, async (scene) => {
    assert.deepEqual(standing(scene), [['r1-01 waiting', 'two-step waiting'], false]);
    await script(scene, 101);
    await report(scene, 101);
    assert.deepEqual(standing(scene), [['r1-01 waiting', 'two-step waiting'], false]);
    await script(scene, 101);
    assert.deepEqual(standing(scene), [['r1-01 waiting', 'two-step script'], false]);
    await report(scene, 101);
    assert.deepEqual(standing(scene), [['r1-01 waiting'], false]);
  });
});

test('a host that has failed is unfinished, and over', async () => {
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    await script(scene, 11);
    await report(scene, 11, '?status=failed');
    assert.deepEqual(standing(scene), [['r1-01 failed'], true]);
  });
});

test('what an earlier session has ended is not the end of a reinstallation', async () => {
  let stateDir = '';
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    ({ stateDir } = scene);
    await script(scene, 11);
    await report(scene, 11);
    assert.deepEqual(standing(scene), [[], true]);
  });
  await withScene(ground, { named: ['ams1/r1-01'], reinstall: true, stateDir }, async (scene) => {
    assert.deepEqual(standing(scene), [['r1-01 waiting'], false]);
    await script(scene, 11);
    assert.deepEqual(standing(scene), [['r1-01 script'], false]);
  });
});

test.run();
