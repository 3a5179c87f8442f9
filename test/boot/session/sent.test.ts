import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { answered, NOTHING, type Subject } from '../../../src/boot/session/answered.ts';
import { logSent } from '../../../src/boot/session/sent.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, withScene } from '../../support/session-scene.ts';
import { machine } from './sample.ts';

const test = suite('boot/session/sent');

const { id, address } = machine(11);
const REQUEST = { method: 'GET', target: '/x', address };

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourHostsWith());
});
test.after(() => ground.close());

/** What a session logs and records of an answer. */
async function after(
  subject: Subject,
  sent: { readonly status: number; readonly bytes: number; readonly complete: boolean },
): Promise<{ readonly logged: unknown; readonly recorded: readonly unknown[] }> {
  let logged: unknown;
  let recorded: readonly unknown[] = [];
  await withScene(ground, {}, async (scene) => {
    logSent(scene.session, REQUEST, subject, sent);
    logged = scene.log.at(-1);
    recorded = (await scene.events()).map(({ at, ...event }) => event);
  });
  return { logged, recorded };
}

test('a line says the request, the status and the size; what is about nobody is not recorded', async () => {
  const { logged, recorded } = await after(NOTHING, { status: 404, bytes: 12, complete: false });
  assert.deepEqual(logged, {
    event: 'http',
    host: null,
    message: 'GET /x → 404, 12 bytes',
    method: 'GET',
    path: '/x',
    address,
    status: 404,
    bytes: 12,
    complete: false,
    artifact: null,
    boot: null,
    file: null,
    sha256: null,
    contentId: null,
  });
  assert.deepEqual(recorded, []);
});

const SIZES: Readonly<Record<number, string>> = {
  0: '0 bytes',
  9999: '9999 bytes',
  10000: '10 kB',
  9999499: '9999 kB',
  10000000: '10 MB',
  2500000000: '2500 MB',
};

test('sizes are said as people say them', async () => {
  await withScene(ground, {}, async (scene) => {
    for (const [bytes, said] of Object.entries(SIZES)) {
      logSent(scene.session, REQUEST, NOTHING, { status: 200, bytes: Number(bytes), complete: true });
      assert.equal(scene.log.at(-1)!.message, `GET /x → 200, ${said}`);
    }
  });
});

test('a configuration is recorded with its digests, whatever became of it', async () => {
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    await scene.get(`/ipxe?mac=${id}`, address);
    const artifact = scene.session.parts.rendered
      .get('ams1/r1-01')!
      .get('debian12')!
      .artifacts!.find(({ path }) => path === 'preseed.cfg')!;
    const host = ground.host('ams1/r1-01');
    const served = { boot: 'debian12', artifact, main: true };
    logSent(scene.session, REQUEST, { ...NOTHING, host, served }, { status: 200, bytes: 5, complete: false });
    const { contentId, sha256 } = artifact;
    const { at, ...event } = (await scene.events()).at(-1)!;
    assert.deepEqual(event, {
      kind: 'config',
      site: 'ams1',
      host: 'r1-01',
      boot: 'debian12',
      path: 'preseed.cfg',
      contentId,
      sha256,
      status: 200,
      main: true,
      complete: false,
    });
    const line = scene.log.at(-1)!;
    assert.equal(line.message, `GET /x → 200, 5 bytes, sha256 ${sha256!.slice(0, 12)}…`);
    assert.deepEqual(
      [line.host, line.artifact, line.boot, line.sha256, line.contentId],
      ['ams1/r1-01', 'preseed.cfg', 'debian12', sha256, contentId],
    );
  });
});

test('a file that was sent to a host is recorded, one that was not is not', async () => {
  const about: Subject = { ...NOTHING, host: ground.host('ams1/r1-01'), file: 'debian12/linux' };
  const event = { kind: 'file', site: 'ams1', host: 'r1-01', path: 'debian12/linux', sha256: null };
  const whole = await after(about, { status: 200, bytes: 9, complete: true });
  assert.deepEqual(whole.recorded, [{ ...event, bytes: 9, complete: true }]);
  const part = await after(about, { status: 206, bytes: 4, complete: false });
  assert.deepEqual(part.recorded, [{ ...event, bytes: 4, complete: false }]);
  for (const sent of [
    { status: 304, bytes: 0, complete: false },
    { status: 404, bytes: 40, complete: false },
    { status: 200, bytes: 0, complete: false },
  ])
    assert.deepEqual((await after(about, sent)).recorded, []);
});

/** The journal's events of a kind without their time. */
async function recordedFiles(scene: Scene): Promise<readonly unknown[]> {
  const events = await scene.events();
  return events.flatMap((event) => (event.kind === 'file' ? [[event.host, event.path]] : []));
}

test('a declared file is served to everybody, and recorded for the host at that address', async () => {
  await withScene(ground, {}, async (scene) => {
    const linux = { status: 200, body: 'file files/debian12/linux' };
    assert.deepEqual(await scene.get('/files/debian12/linux', address), linux);
    assert.deepEqual(await scene.get('/files/debian12/linux', '192.0.2.1'), linux);
    assert.deepEqual(await scene.get('/files/vaq.yml', address), {
      status: 404,
      body: 'vaq: vaq.yml is not declared in files.yml\n',
    });
    assert.deepEqual(await recordedFiles(scene), [['r1-01', 'debian12/linux']]);
  });
});

test('the probes say that the service is there', async () => {
  await withScene(ground, {}, async ({ get }) => {
    for (const path of ['/live', '/ready'])
      assert.deepEqual(await get(path, '192.0.2.1'), { status: 200, body: 'ok\n' });
  });
});

test('an answer is about nothing unless it is said', () => {
  const reply = { kind: 'file', path: '/x' } as const;
  assert.deepEqual(answered(reply), { reply, host: null, served: null, file: null });
  assert.deepEqual(answered(reply, { file: 'x' }), { reply, host: null, served: null, file: 'x' });
});

test.run();
