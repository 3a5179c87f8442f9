import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { suite } from 'uvu';
import type { LogEvent } from '../../src/boot/log.ts';
import type { ServeEnd } from '../../src/boot/serve.ts';
import { freePorts, loopbackQuickstart, type Ports, serveOnLoopback } from '../support/serving.ts';
import { type Ground, openGround } from '../support/session-ground.ts';
import { type Scene, type SceneWish, startScene } from '../support/session-scene.ts';
import { RawClient } from './tftp/raw-client.ts';

const test = suite('boot/serve');

const QUICKSTART = loopbackQuickstart();
const CONFIG = '/config/52-54-00-00-00-01';

let ground: Ground;
test.before(async () => {
  const boot = QUICKSTART.get('boot/debian12.yml')!;
  ground = await openGround(
    loopbackQuickstart({
      'boot/fetched.yml': boot
        .replace('id: debian12', 'id: fetched')
        .replace('done: checkpoint', 'done: fetched'),
      'workflows/fetched.yml': 'id: fetched\nworkflow: [{boot: fetched}]\n',
      'sites/ams1/fetched.yml':
        '{name: by-fetch, workflow: fetched, metadata: {disk: /dev/vda}, interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:09", ipv4: 198.51.100.19}]}\n',
    }),
  );
});
test.after(() => ground.close());

interface Serving {
  readonly scene: Scene;
  readonly ports: Ports;
  readonly end: Promise<ServeEnd>;
  readonly get: (path: string) => Promise<string>;
}

/** Starts to serve, waits until it is ready, and ends the journal afterwards. */
async function serving(
  wish: SceneWish & { readonly once?: boolean },
  run: (serving: Serving) => Promise<void>,
): Promise<void> {
  let isReady = (_: LogEvent): void => undefined;
  const ready = new Promise<LogEvent>((resolve) => {
    isReady = resolve;
  });
  const onLog = (event: LogEvent): void => {
    if (event.event === 'ready') isReady(event);
  };
  const scene = await startScene(ground, { ...wish, onLog });
  const ports = await freePorts();
  const end = serveOnLoopback(ground, scene, ports, wish.once ?? false);
  const get = async (path: string): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${ports.http}${path}`);
    return response.text();
  };
  await Promise.race([ready, end]);
  await run({ scene, ports, end, get });
  await end;
  await scene.end();
}

test('it is ready when its ports are open, and ends at a signal with what is unfinished', async () => {
  const before = process.listenerCount('SIGTERM');
  await serving({ named: ['ams1/r1-01', 'ams1/r1-02'] }, async ({ scene, ports, end, get }) => {
    assert.match(await get('/live'), /^ok/);
    const client = await RawClient.open();
    const script = await client.fetch(ports.tftp, 'autoexec.ipxe');
    assert.equal(String(script), await get('/boot.ipxe'));
    await client.close();
    process.kill(process.pid, 'SIGTERM');
    assert.deepEqual(await end, { exit: 'clean', message: null });
    const url = `http://127.0.0.1:${ports.http}`;
    assert.deepEqual(scene.log[0], {
      event: 'ready',
      host: null,
      message: `TFTP and HTTP on lo, ${url}`,
      interface: 'lo',
      url,
    });
    assert.deepEqual(scene.log.at(-1), {
      event: 'stopped',
      host: null,
      message: 'stopped; unfinished: ams1/r1-01 (waiting), ams1/r1-02 (waiting)',
      unfinished: [
        { label: 'ams1/r1-01', state: 'waiting' },
        { label: 'ams1/r1-02', state: 'waiting' },
      ],
    });
  });
  assert.equal(process.listenerCount('SIGTERM'), before);
});

test('with `once` it ends after the last report, which is thanked for', async () => {
  await serving({ named: ['ams1/r1-01'], once: true }, async ({ scene, end, get }) => {
    await get('/ipxe?mac=52-54-00-00-00-01');
    const report = /\/checkpoint\/\w+/.exec(await get(CONFIG))![0];
    assert.equal(await get(report), 'vaq: thank you\n');
    assert.deepEqual(await end, { exit: 'clean', message: null });
    assert.equal(scene.log.at(-1)!.message, 'stopped; nothing is unfinished');
  });
});

test('with `once`, a failure is an end too, and a finding', async () => {
  await serving({ named: ['ams1/r1-01'], once: true }, async ({ scene, end, get }) => {
    await get('/ipxe?mac=52-54-00-00-00-01');
    const report = /\/checkpoint\/\w+/.exec(await get(CONFIG))![0];
    assert.equal(await get(`${report}?status=failed`), 'vaq: thank you\n');
    assert.deepEqual(await end, {
      exit: 'findings',
      message: 'not every host has come to its end: ams1/r1-01 (failed)',
    });
    assert.equal(scene.log.at(-1)!.message, 'stopped; unfinished: ams1/r1-01 (failed)');
  });
});

test('with `once`, a boot that is done when fetched ends with the fetch', async () => {
  await serving({ named: ['ams1/by-fetch'], once: true }, async ({ end, get }) => {
    await get('/ipxe?mac=52-54-00-00-00-09');
    await get('/config/52-54-00-00-00-09');
    assert.deepEqual(await end, { exit: 'clean', message: null });
  });
});

test('with `once` and nobody to install, it ends at once', async () => {
  await serving({ once: true }, async ({ end }) => {
    assert.deepEqual(await end, { exit: 'clean', message: null });
  });
});

test('a port that is taken is said, and the others are given back', async () => {
  const scene = await startScene(ground, {});
  const ports = await freePorts();
  const other = createServer().listen(ports.http, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const message = `HTTP on 127.0.0.1, TCP port ${ports.http}: another program has this port (see: ss -lpn 'sport = :${ports.http}'); stop it, or move the port with --http-port`;
  assert.deepEqual(await serveOnLoopback(ground, scene, ports, false), { exit: 'couldNot', message });
  other.close();
  await new Promise((resolve) => other.once('close', resolve));
  const client = await RawClient.open();
  const taken = { http: ports.http, tftp: client.port };
  const end = await serveOnLoopback(ground, scene, taken, false);
  assert.deepEqual(end, {
    exit: 'couldNot',
    message: `TFTP on 127.0.0.1, UDP port ${taken.tftp}: another program has this port (see: ss -lpn 'sport = :${taken.tftp}'); stop it, or move the port with --tftp-port`,
  });
  await client.close();
  const free = createServer().listen(ports.http, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  free.close();
  assert.deepEqual(scene.log, []);
  await scene.end();
});

test.run();
