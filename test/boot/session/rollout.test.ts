import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isOver, unfinished } from '../../../src/boot/unfinished.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, withScene } from '../../support/session-scene.ts';
import { fourUnder, install, lines, report, script } from './policy-sample.ts';

const test = suite('boot/session/rollout');

const FOUR = ['ams1/r1-01', 'ams1/r1-02', 'ams1/r1-03', 'ams1/r1-04'];
const WAITS = /waits for its turn/;
const LOCAL = /boots its disk/;
const INSTALLS = /^kernel /m;

async function under(workflow: string, run: (ground: Ground) => Promise<void>): Promise<void> {
  const ground = await openGround(fourUnder(workflow));
  try {
    await run(ground);
  } finally {
    await ground.close();
  }
}

function standing({ session }: Scene): readonly string[] {
  return unfinished(session).map(({ label, state }) => `${label.slice(5)} ${state}`);
}

test('so many at once: the others wait at their firmware, and go when one has ended', async () => {
  await under('deps: {max_concurrent: 2}\n', (ground) =>
    withScene(ground, { named: FOUR }, async (scene) => {
      assert.match(await script(scene, 13), WAITS);
      assert.match(await script(scene, 11), INSTALLS);
      assert.deepEqual(standing(scene), ['r1-01 script', 'r1-02 waiting', 'r1-03 held', 'r1-04 held']);
      assert.equal(scene.session.stages.of(ground.host('ams1/r1-03')).stage, 'held');
      await report(scene, 11, await install(scene, 11));
      assert.match(await script(scene, 13), INSTALLS);
      assert.match(await script(scene, 14), WAITS);
      await report(scene, 12, await install(scene, 12));
      for (const last of [13, 14]) await report(scene, last, await install(scene, last));
      assert.ok(isOver(scene.session));
      const why = 'waits: `max_concurrent` of debian12 is 2';
      const come = 'its turn has come; start it, if it does not ask by itself';
      assert.deepEqual(lines(scene, 'turn'), [
        `r1-03: ${why}`,
        `r1-04: ${why}`,
        `r1-03: ${come}`,
        `r1-04: ${come}`,
      ]);
      assert.deepEqual(lines(scene, 'problem'), []);
    }),
  );
});

test('a host that stands boots its disk while it waits', async () => {
  await under('deps: {min_standing: 3}\n', async (ground) => {
    let stateDir = '';
    await withScene(ground, { named: FOUR }, async (scene) => {
      ({ stateDir } = scene);
      for (const last of [11, 12, 13, 14]) await report(scene, last, await install(scene, last));
    });
    await withScene(ground, { named: FOUR, reinstall: true, stateDir }, async (scene) => {
      assert.match(await script(scene, 12), LOCAL);
      await report(scene, 11, await install(scene, 11));
      assert.match(await script(scene, 12), INSTALLS);
      assert.match(await script(scene, 13), LOCAL);
    });
  });
});

test('a failure stops those whose turn has not come, and the session is over', async () => {
  await under('deps: {max_concurrent: 1}\n', async (ground) => {
    let stateDir = '';
    await withScene(ground, { named: FOUR }, async (scene) => {
      ({ stateDir } = scene);
      await report(scene, 11, await install(scene, 11), '?status=failed');
      assert.match(await script(scene, 12), WAITS);
      assert.deepEqual(standing(scene), ['r1-01 failed', 'r1-02 held', 'r1-03 held', 'r1-04 held']);
      assert.ok(isOver(scene.session));
      assert.equal(
        lines(scene, 'turn').at(-1),
        'r1-04: waits: `max_fail` of debian12 is 0, and 1 host has failed: ams1/r1-01',
      );
    });
    // It stays so until somebody has looked: the failed host is installed again.
    await withScene(ground, { named: FOUR, stateDir }, async (scene) => {
      assert.match(await script(scene, 12), WAITS);
      assert.ok(isOver(scene.session));
    });
    await withScene(ground, { named: FOUR, reinstall: true, stateDir }, async (scene) => {
      await report(scene, 11, await install(scene, 11));
      assert.match(await script(scene, 12), INSTALLS);
    });
  });
});

test('where the policy is to go on, a failure stops nobody', async () => {
  await under('deps: {max_concurrent: 1}\non_failure: {then: continue}\n', (ground) =>
    withScene(ground, { named: FOUR }, async (scene) => {
      await report(scene, 11, await install(scene, 11), '?status=failed');
      assert.match(await script(scene, 12), INSTALLS);
    }),
  );
});

test('without a rollout a failure is its host’s own', async () => {
  await under('', async (ground) => {
    let stateDir = '';
    await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
      ({ stateDir } = scene);
      await report(scene, 11, await install(scene, 11), '?status=failed');
    });
    await withScene(ground, { named: ['ams1/r1-02'], stateDir }, async (scene) => {
      assert.match(await script(scene, 12), INSTALLS);
    });
  });
});

test('who was under way when a session was killed goes on first', async () => {
  await under('deps: {max_concurrent: 1}\n', async (ground) => {
    let stateDir = '';
    let path = '';
    await withScene(ground, { named: FOUR }, async (scene) => {
      ({ stateDir } = scene);
      await report(scene, 11, await install(scene, 11));
      path = await install(scene, 12);
    });
    await withScene(ground, { named: FOUR, stateDir }, async (scene) => {
      assert.match(await script(scene, 13), WAITS);
      assert.equal(await install(scene, 12), path);
      await report(scene, 12, path);
      assert.match(await script(scene, 13), INSTALLS);
    });
  });
});

test.run();
