import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { httpHandler } from '../../../src/boot/session/answer.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { withScene } from '../../support/session-scene.ts';
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
    const { reply, host, file } = await httpHandler(session).answer({
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

test.run();
