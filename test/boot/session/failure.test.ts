import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isOver } from '../../../src/boot/unfinished.ts';
import { openGround } from '../../support/session-ground.ts';
import { type Scene, withScene } from '../../support/session-scene.ts';
import { fourUnder, install, lines, report, script } from './policy-sample.ts';

const test = suite('boot/session/failure');

const LABEL = 'ams1/r1-01';
const LOCAL = /boots its disk/;

async function underPolicy(
  workflow: string,
  run: (scene: Scene, again: (next: (scene: Scene) => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<void> {
  const ground = await openGround(fourUnder(workflow));
  try {
    let stateDir = '';
    await withScene(ground, { named: [LABEL] }, async (scene) => {
      ({ stateDir } = scene);
      await run(scene, async (next) => {
        await scene.end();
        await withScene(ground, { named: [LABEL], stateDir }, next);
      });
    });
  } finally {
    await ground.close();
  }
}

test('a boot that fails is given again as another attempt, so often as the policy says', async () => {
  await underPolicy('on_failure: {retry: 1}\n', async (scene) => {
    const first = await install(scene, 11);
    assert.equal(await report(scene, 11, first, '?status=failed&message=no%20disk'), 'vaq: thank you\n');
    assert.equal(isOver(scene.session), false);
    assert.equal((await scene.stateOf(LABEL)).state, 'waiting');
    const second = await install(scene, 11);
    assert.notEqual(second, first);
    assert.equal(await report(scene, 11, first), 'vaq: this checkpoint is for another attempt\n');
    await report(scene, 11, second, '?status=failed');
    assert.equal((await scene.stateOf(LABEL)).state, 'failed');
    assert.equal(isOver(scene.session), true);
    assert.match(await script(scene, 11), LOCAL);
    assert.deepEqual(lines(scene, 'script', 'checkpoint'), [
      'r1-01: is given debian12, attempt 1',
      'r1-01: debian12 is failed: no disk; it is given again when its machine asks, try 2 of 2',
      'r1-01: is given debian12, attempt 2',
      'r1-01: debian12 is failed; its machine boots its disk from now on',
      'r1-01: is told to boot its disk',
    ]);
  });
});

test('a second try that succeeds is the end', async () => {
  await underPolicy('on_failure: {retry: 1, then: continue}\n', async (scene) => {
    await report(scene, 11, await install(scene, 11), '?status=failed');
    await report(scene, 11, await install(scene, 11));
    assert.equal((await scene.stateOf(LABEL)).state, 'done');
  });
});

test('the configuration of a failed try cannot be read any more when its machine starts anew', async () => {
  await underPolicy('on_failure: {retry: 1}\n', async (scene) => {
    const first = await install(scene, 11);
    await report(scene, 11, first, '?status=failed');
    const again = await scene.get('/config/52-54-00-00-00-01', '198.51.100.11');
    assert.match(again.body, new RegExp(first), 'installers fetch twice');
    await script(scene, 11);
    const next = await scene.get('/config/52-54-00-00-00-01', '198.51.100.11');
    assert.doesNotMatch(next.body, new RegExp(first));
  });
});

test('tries are counted over the end of a session', async () => {
  await underPolicy('on_failure: {retry: 2}\n', async (scene, again) => {
    await report(scene, 11, await install(scene, 11), '?status=failed');
    const second = await install(scene, 11);
    await again(async (next) => {
      assert.equal(await install(next, 11), second, 'the same attempt goes on');
      await report(next, 11, second, '?status=failed');
      await report(next, 11, await install(next, 11), '?status=failed');
      assert.deepEqual(lines(next, 'checkpoint'), [
        'r1-01: debian12 is failed; it is given again when its machine asks, try 3 of 3',
        'r1-01: debian12 is failed; its machine boots its disk from now on',
      ]);
      assert.equal((await next.stateOf(LABEL)).attempt, 3);
    });
  });
});

test('a machine that starts over again and again is ended', async () => {
  await underPolicy('', async (scene, again) => {
    for (let start = 0; start < 3; start++) await install(scene, 11);
    await again(async (next) => {
      assert.doesNotMatch(await script(next, 11), LOCAL, 'the third new start is still given');
      await install(next, 11);
      assert.match(await script(next, 11), LOCAL);
      assert.deepEqual(lines(next, 'failure'), [
        'r1-01: debian12 was begun 4 times without a report of its end: does its configuration call the checkpoint, and does the machine boot its disk after that?; its machine boots its disk from now on',
      ]);
      const { state, boots } = await next.stateOf(LABEL);
      assert.deepEqual([state, boots[0]?.restarts, boots[0]?.follows], ['failed', 3, 'halt']);
    });
  });
});

test('a script that is asked for again before the installer has started is no circle', async () => {
  await underPolicy('', async (scene) => {
    for (let ask = 0; ask < 9; ask++) assert.doesNotMatch(await script(scene, 11), LOCAL);
    assert.deepEqual(lines(scene, 'failure'), []);
  });
});

test.run();
