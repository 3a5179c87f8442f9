import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { ip } from './lab/namespaces.ts';
import { makeNetwork } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';

const test = suite('e2e/stop');
test.after(cleanUp);

const sot = layTree('four');
const network = makeNetwork(SERVICE);

/** The ports of the service that are held in its namespace, ascending. */
function portsHeld(): number[] {
  const sockets = ip(`netns exec ${network.server} ss -H -lntu`);
  const ports = sockets.matchAll(/^(?:\S+\s+){4}\S*:(\d+)\s/gm);
  return [...new Set([...ports].map((match) => Number(match[1])))].sort((a, b) => a - b);
}

test('^C ends the service, frees its ports, and says what is unfinished', async () => {
  const service = new Service(network.server, sot, '--host', 'r1-01', '--host', 'r1-03', '--yes');
  await service.waitFor({ event: 'ready' }, 120);
  const held = portsHeld();
  const started = Date.now();
  await service.stop();
  console.log(`held ${held.join(', ')}; ended ${Date.now() - started} ms after ^C`);
  assert.deepEqual(
    held.filter((port) => [67, 69, 80].includes(port)),
    [67, 69, 80],
  );
  assert.deepEqual(portsHeld(), []);
  const [stopped, ...more] = service.having({ event: 'stopped' });
  assert.deepEqual(more, []);
  assert.equal(service.events.at(-1), stopped, 'it is the last word');
  for (const host of ['r1-01', 'r1-03']) assert.match(stopped?.message ?? '', new RegExp(`\\b${host}\\b`));
  assert.doesNotMatch(stopped!.message, /\br1-02\b/);
});

test('the next service can begin at once', async () => {
  const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');
  await service.waitFor({ event: 'ready' }, 120);
  await service.stop();
});

test.run();
