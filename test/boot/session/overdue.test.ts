import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { failOverdue, keepTime } from '../../../src/boot/session/overdue.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, withScene } from '../../support/session-scene.ts';
import { fourUnder, install, lines, report, script } from './policy-sample.ts';

const test = suite('boot/session/overdue');

const LABEL = 'ams1/r1-01';
const HOUR = 3600;

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourUnder('on_failure: {retry: 1}\n', `timeout: ${HOUR}\n`));
});
test.after(() => ground.close());

/** Looks for what is overdue so many seconds from now. */
function look({ session }: Scene, seconds: number): Promise<void> {
  return failOverdue(session, new Date(Date.now() + seconds * 1000));
}

test('a boot that does not end in its time has failed, and the policy says what follows', async () => {
  await withScene(ground, { named: [LABEL] }, async (scene) => {
    await look(scene, 2 * HOUR);
    assert.deepEqual(lines(scene, 'failure'), [], 'it was given nothing yet');
    const first = await install(scene, 11);
    await look(scene, HOUR - 60);
    assert.equal((await scene.stateOf(LABEL)).state, 'installing');
    await look(scene, HOUR);
    assert.equal((await scene.stateOf(LABEL)).state, 'waiting');
    assert.equal(await report(scene, 11, first), 'vaq: known already\n', 'it comes too late');
    await look(scene, 2 * HOUR);
    await install(scene, 11);
    await look(scene, HOUR);
    await look(scene, HOUR);
    assert.equal((await scene.stateOf(LABEL)).state, 'failed');
    const late = 'r1-01: debian12 has not come to its end within 1 h of its script';
    assert.deepEqual(lines(scene, 'failure'), [
      `${late}; it is given again when its machine asks, try 2 of 2`,
      `${late}; its machine boots its disk from now on`,
    ]);
    assert.match(await script(scene, 11), /boots its disk/);
    const [failure] = (await scene.events()).filter(({ kind }) => kind === 'failure');
    assert.deepEqual(failure, {
      at: failure!.at,
      kind: 'failure',
      site: 'ams1',
      host: 'r1-01',
      boot: 'debian12',
      step: 0,
      attempt: 1,
      message: 'debian12 has not come to its end within 1 h of its script',
      follows: 'retry',
    });
  });
});

test('the time of an attempt begins with its first script, also in an earlier session', async () => {
  let stateDir = '';
  let began = 0;
  await withScene(ground, { named: [LABEL] }, async (scene) => {
    ({ stateDir } = scene);
    await script(scene, 11);
    began = Date.parse((await scene.stateOf(LABEL)).boots[0]!.at);
  });
  // The clock of the journal has milliseconds: the second script is later.
  await new Promise((resolve) => setTimeout(resolve, 5));
  await withScene(ground, { named: [LABEL], stateDir }, async (scene) => {
    await script(scene, 11);
    await failOverdue(scene.session, new Date(began + HOUR * 1000 - 1));
    assert.equal((await scene.stateOf(LABEL)).state, 'script');
    await failOverdue(scene.session, new Date(began + HOUR * 1000));
    assert.equal((await scene.stateOf(LABEL)).state, 'waiting');
  });
});

test('who is not concerned is not failed, and who has ended neither', async () => {
  let stateDir = '';
  await withScene(ground, { named: [LABEL, 'ams1/r1-02'] }, async (scene) => {
    ({ stateDir } = scene);
    await install(scene, 11);
    await report(scene, 12, await install(scene, 12));
  });
  await withScene(ground, { named: ['ams1/r1-02'], stateDir }, async (scene) => {
    await look(scene, 9 * HOUR);
    assert.deepEqual(
      await scene.events().then((events) => events.filter(({ kind }) => kind === 'failure')),
      [],
    );
  });
});

test('the service looks by itself, and leaves nothing behind', async () => {
  const quick = await openGround(fourUnder('', 'timeout: 1\n'));
  try {
    await withScene(quick, { named: [LABEL] }, async (scene) => {
      await script(scene, 11);
      const end = keepTime(scene.session);
      while ((await scene.stateOf(LABEL)).state !== 'failed')
        await new Promise((resolve) => setTimeout(resolve, 50));
      await end();
      assert.deepEqual(lines(scene, 'failure'), [
        'r1-01: debian12 has not come to its end within 1 s of its script; its machine boots its disk from now on',
      ]);
    });
  } finally {
    await quick.close();
  }
});

test.run();
