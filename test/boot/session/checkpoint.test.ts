import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkpointToken } from '../../../src/render/token.ts';
import { ensureKey } from '../../../src/state/key.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { type Got, type Scene, type SceneWish, startScene, withScene } from '../../support/session-scene.ts';
import { machine, SAMPLE } from './sample.ts';

const test = suite('boot/session/checkpoint');

const THANKS: Got = { status: 200, body: 'vaq: thank you\n' };
const KNOWN: Got = { status: 200, body: 'vaq: known already\n' };
const STALE: Got = { status: 410, body: 'vaq: this checkpoint is for another attempt\n' };
const NOBODY: Got = { status: 404, body: 'vaq: nobody was given this checkpoint\n' };

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

const within = (wish: SceneWish, run: (scene: Scene) => Promise<void>) => withScene(ground, wish, run);

async function token(scene: Scene, label: string, boot: string, attempt: number): Promise<string> {
  const key = await ensureKey(scene.stateDir);
  assert.ok(key.ok);
  return checkpointToken(key.value, label, boot, attempt);
}

/** Starts the boot of the host at 198.51.100.`last`, and gives how it reports: by the URL in its configuration. */
async function begin(scene: Scene, last: number): Promise<(query?: string) => Promise<Got>> {
  const { id, address } = machine(last);
  await scene.get(`/ipxe?mac=${id}`, address);
  const { body } = await scene.get(`/config/${id}`, address);
  const path = /\/checkpoint\/\w+/.exec(body)![0];
  return (query = '') => scene.get(`${path}${query}`, address);
}

test('the first report counts, and a repeated one changes nothing', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    const report = await begin(scene, 11);
    assert.deepEqual(await report(), THANKS);
    const state = await scene.stateOf('ams1/r1-01');
    const events = await scene.events();
    assert.deepEqual(events.at(-1), {
      kind: 'checkpoint',
      at: events.at(-1)!.at,
      site: 'ams1',
      host: 'r1-01',
      boot: 'debian12',
      step: 0,
      attempt: 1,
      outcome: 'done',
      message: null,
    });
    assert.deepEqual(await report(), KNOWN);
    assert.deepEqual(await report('?status=failed'), KNOWN);
    assert.deepEqual(await scene.stateOf('ams1/r1-01'), state);
    assert.deepEqual(await scene.events(), events);
    const said = scene.log.filter(({ event }) => event === 'checkpoint');
    assert.deepEqual(said, [
      {
        event: 'checkpoint',
        host: 'ams1/r1-01',
        message: 'debian12 is done',
        boot: 'debian12',
        attempt: 1,
        status: 'done',
      },
    ]);
  });
});

test('of two reports that come at once, one counts', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    const report = await begin(scene, 11);
    assert.deepEqual(await Promise.all([report('?status=failed'), report()]), [THANKS, KNOWN]);
    const reports = (await scene.events()).filter(({ kind }) => kind === 'checkpoint');
    assert.equal(reports.length, 1);
    assert.equal((await scene.stateOf('ams1/r1-01')).state, 'failed');
  });
});

test('a failure is kept with its message, of which 500 characters are enough', async () => {
  await within({ named: ['ams1/r1-01', 'ams1/r1-02'] }, async (scene) => {
    const report = await begin(scene, 11);
    assert.deepEqual(await report('?status=failed&message=no%20disk%0A%1b[31m'), THANKS);
    assert.equal(
      scene.log.at(-2)!.message,
      'debian12 is failed: no disk\n\u001b[31m; its machine boots its disk from now on',
    );
    assert.equal((await scene.stateOf('ams1/r1-01')).state, 'failed');
    const other = await begin(scene, 12);
    await other(`?status=failed&message=${'x'.repeat(5000)}`);
    const last = (await scene.events()).at(-1)!;
    assert.equal(last.kind === 'checkpoint' && last.message, 'x'.repeat(500));
  });
});

test('a status that is not `failed` is done', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    const report = await begin(scene, 11);
    assert.deepEqual(await report('?status=FAILED'), THANKS);
    assert.equal((await scene.stateOf('ams1/r1-01')).state, 'done');
  });
});

test('a token that nobody was given is nobody’s', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    const { get } = scene;
    const early = `/checkpoint/${await token(scene, 'ams1/r1-01', 'debian12', 1)}`;
    assert.deepEqual(await get(early, '198.51.100.11'), NOBODY, 'it exists, but no script was served');
    for (const path of ['checkpoint', '0'.repeat(32), 'x', await token(scene, 'ams1/r1-01', 'debian12', 9)])
      assert.deepEqual(await get(`/checkpoint/${path}`, '198.51.100.11'), NOBODY);
    assert.deepEqual(await scene.events(), []);
  });
});

test('a report of an earlier attempt is refused while the next is under way', async () => {
  const first = await startScene(ground, { named: ['ams1/r1-01'] });
  const report = await begin(first, 11);
  await report('?status=failed');
  await first.end();
  const again = { named: ['ams1/r1-01'], reinstall: true, stateDir: first.stateDir };
  await within(again, async (scene) => {
    const next = await begin(scene, 11);
    const old = `/checkpoint/${await token(scene, 'ams1/r1-01', 'debian12', 1)}`;
    assert.deepEqual(await scene.get(old, '198.51.100.11'), STALE);
    assert.equal((await scene.stateOf('ams1/r1-01')).state, 'installing');
    assert.deepEqual(await next(), THANKS);
    assert.deepEqual(await scene.get(old, '198.51.100.11'), STALE);
    assert.deepEqual(await next(), KNOWN);
  });
});

test('the report of a step that is over is known, and does not end the next', async () => {
  await within({ named: ['ams1/two-step'] }, async (scene) => {
    const wipe = await begin(scene, 101);
    await wipe();
    const install = await begin(scene, 101);
    assert.deepEqual(await wipe('?status=failed'), KNOWN);
    assert.equal((await scene.stateOf('ams1/two-step')).state, 'installing');
    assert.deepEqual(await install(), THANKS);
    assert.equal((await scene.stateOf('ams1/two-step')).state, 'done');
  });
});

test('a report that cannot be recorded is not thanked for', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    const report = await begin(scene, 11);
    await scene.end();
    const { status, body } = await report();
    assert.deepEqual(
      [status, body],
      [503, `vaq: ${scene.stateDir}/journal.jsonl is closed: nothing more is written to it\n`],
    );
  });
});

test.run();
