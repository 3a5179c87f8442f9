import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { follow } from '../../src/boot/follow.ts';
import type { LogEvent } from '../../src/boot/log.ts';
import type { Sight } from '../../src/boot/outlet.ts';
import { fourHostsWith, type Ground, openGround } from '../support/session-ground.ts';
import { startScene } from '../support/session-scene.ts';

const test = suite('boot/follow');

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourHostsWith());
});
test.after(() => ground.close());

test('who is stuck is said and recorded once, and shown for as long as it is', async () => {
  const events: LogEvent[] = [];
  const sights: Sight[] = [];
  let time = Date.UTC(2026, 10, 21);
  let ends = 0;
  const outlet = {
    event: (_: Date, event: LogEvent) => {
      events.push(event);
    },
    look: (_: Date, sight: Sight) => {
      sights.push(sight);
    },
    end: () => {
      ends += 1;
    },
  };
  const following = follow(outlet, false, { now: () => new Date(time), pause: 2 });
  const scene = await startScene(ground, { named: ['ams1/r1-01'], onLog: following.log });
  await scene.get('/ipxe?mac=52-54-00-00-00-01', '198.51.100.11');
  time += 70_000;
  following.begin(scene.session);
  while (sights.length < 3) await new Promise((resolve) => setTimeout(resolve, 2));
  following.end();
  const sentence = 'it was given the script of debian12 70 seconds ago, and has loaded no kernel';
  const said = events.filter(({ event }) => event === 'diagnosis');
  const { advice } = said[0]!;
  assert.deepEqual(said, [
    {
      event: 'diagnosis',
      host: 'ams1/r1-01',
      message: `${sentence}; ${String(advice)}`,
      id: 'no-kernel',
      sentence,
      advice,
    },
  ]);
  for (const { findings } of sights) assert.equal(findings.get('ams1/r1-01')?.sentence, sentence);
  const recorded = (await scene.events()).filter(({ kind }) => kind === 'problem');
  assert.deepEqual(
    recorded.map(({ at, ...event }) => event),
    [{ kind: 'problem', site: 'ams1', host: 'r1-01', code: 'no-kernel', message: sentence }],
  );
  assert.equal(ends, 1);
  const seen = sights.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(sights.length, seen, 'after the end nobody looks');
  await scene.end();
});

test.run();
