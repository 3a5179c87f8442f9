import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { httpHandler } from '../../../src/boot/session/answer.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { withScene } from '../../support/session-scene.ts';
import { startUpstream } from '../../support/upstream.ts';
import { machine } from './sample.ts';

const test = suite('boot/session/answer');

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourHostsWith());
});
test.after(() => ground.close());

test('a file that may not be served now is refused with its reason, and the log names who asked', () =>
  withScene(ground, {}, async (scene) => {
    const { session, log } = scene;
    const files = session.parts.files as Map<string, unknown>;
    const message = 'it has changed: its SHA-256 is 00, and 01 is pinned';
    const ready = async () => ({ ok: false, status: 503, message });
    files.set('changed', { path: '/nowhere', sha256: '01', ready });
    const { address } = machine(11);
    const { reply, host, file } = await httpHandler(session, ground.venue.places[0].address).answer({
      method: 'GET',
      target: '/files/changed',
      address,
      route: { kind: 'file', path: 'changed' },
    });
    const said = `changed is not served: ${message}`;
    assert.deepEqual(reply, {
      kind: 'text',
      status: 503,
      contentType: 'text/plain; charset=utf-8',
      body: `vaq: ${said}\n`,
    });
    assert.deepEqual([host?.label, file], ['ams1/r1-01', 'changed']);
    assert.deepEqual(log.at(-1), { event: 'problem', host: 'ams1/r1-01', message: said });
  }));

test('with a mirror, what the granted hosts load is there before they ask, and is fetched once', async () => {
  const upstream = await startUpstream((path, response) => response.end(`the bytes of ${path}`));
  const env = fourHostsWith().get('sites/ams1/env.yml')!;
  const mirrored = await openGround(
    fourHostsWith({
      'sites/ams1/env.yml': env.replace('files: files', `files: {mirror: {url: ${upstream.url}}}`),
    }),
  );
  await withScene(mirrored, { yes: true }, async ({ get }) => {
    assert.deepEqual(upstream.asked.toSorted(), ['/debian12/initrd.gz', '/debian12/linux']);
    for (const last of [11, 12, 13, 14])
      assert.equal((await get('/files/debian12/linux', machine(last).address)).status, 200);
  });
  assert.equal(upstream.asked.length, 2);
  await upstream.close();
  await mirrored.close();
});

test.run();
