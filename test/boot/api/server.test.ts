// The API against its OpenAPI file: every path, every status, every body.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import Ajv from 'ajv/dist/2020.js';
import { suite } from 'uvu';
import { Feed } from '../../../src/boot/api/feed.ts';
import { startApi } from '../../../src/boot/api/server.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, startScene } from '../../support/session-scene.ts';
import { SAMPLE } from '../session/sample.ts';

const test = suite('boot/api/server');

const TOKEN = 'a'.repeat(64);

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
const openapi = JSON.parse(readFileSync('schema/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const documented = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { responses }]) =>
    Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
  ),
);

const ajv = new Ajv.default({ strict: false, formats: { 'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ } });
ajv.addSchema(openapi, 'openapi');

/** What is wrong with a body by the schema that the file has for it; null where nothing is. */
function wrong(path: string, method: string, status: number, body: unknown): string | null {
  const pointer = [path, method, 'responses', String(status), 'content', 'application/json', 'schema'];
  const escaped = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  const validate = ajv.getSchema(`openapi#/paths/${escaped.join('/')}`);
  assert.ok(validate, `${method} ${path} ${status} is not documented`);
  return validate(body) ? null : ajv.errorsText(validate.errors);
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

let ground: Ground;
let scene: Scene;
let isReady = true;
let port = 0;
let close: () => Promise<void>;
const feed = new Feed('s');
const met = new Set<string>();

test.before(async () => {
  ground = await openGround(SAMPLE);
  scene = await startScene(ground, { named: ['ams1/r1-01', 'ams1/two-step', 'ams1/by-fetch'] });
  const started = await startApi({
    session: scene.session,
    token: TOKEN,
    port: 0,
    isReady: () => isReady,
    feed,
    heartbeat: 20,
  });
  assert.ok(started.ok);
  port = started.port!;
  close = started.service.close;
});
test.after(async () => {
  await close();
  await scene.end();
  await ground.close();
});

interface Wish {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function answer(target: string, { method = 'GET', headers = {}, body }: Wish = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = {
      host: '127.0.0.1',
      port,
      path: target,
      method,
      headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    };
    const asked = ask(sent, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Asks for a path of the file, and holds the answer to what the file says of it. */
async function meet(
  path: string,
  wish: Wish = {},
  target = path,
): Promise<Answer & { readonly body: ReturnType<typeof JSON.parse> }> {
  const got = await answer(target, wish);
  const methods = Object.keys(openapi.paths[path]!);
  // The wrong method is documented with the right one.
  const method = got.status === 405 ? methods[0]! : (wish.method ?? 'GET').toLowerCase();
  const body = JSON.parse(got.text);
  met.add(`${method.toUpperCase()} ${path} ${got.status}`);
  assert.equal(wrong(path, method, got.status, body), null, `${path} ${got.status}`);
  assert.equal(got.headers['access-control-allow-origin'], undefined);
  return { ...got, body };
}

const HOST = '/api/v1/hosts/{name}';
const OVERRIDE = '/api/v1/override';
const post = (body: unknown): Wish => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

test('hosts are shown with where they stand', async () => {
  const { status, body } = await meet('/api/v1/hosts');
  assert.equal(status, 200);
  assert.deepEqual(
    [body.revision, body.site, body.hosts.length],
    ['work tree (in memory)', 'ams1', ground.venue.hosts.length],
  );
  const one = body.hosts.find(({ label }: { readonly label: string }) => label === 'ams1/two-step');
  assert.deepEqual(one, {
    name: 'two-step',
    site: 'ams1',
    label: 'ams1/two-step',
    workflow: 'two-step',
    boots: ['wipe', 'debian12'],
    consented: true,
    stage: 'waiting',
    boot: 'wipe',
    step: 1,
    steps: 2,
    attempt: 0,
    since: null,
    lastAt: null,
    message: null,
    due: { boot: 'wipe', step: 1, attempt: 1 },
  });
});

test('one host is found by any of its names, with what it was given', async () => {
  await scene.get('/ipxe?mac=52-54-00-00-00-01', '198.51.100.11');
  for (const name of ['r1-01', 'ams1/r1-01', 'ams1%2Fr1-01', '52:54:00:00:00:01']) {
    const { status, body } = await meet(HOST, {}, `/api/v1/hosts/${name}`);
    assert.deepEqual(
      [status, body.label, body.stage, body.given[0].boot],
      [200, 'ams1/r1-01', 'script', 'debian12'],
    );
  }
  assert.equal(
    (await meet(HOST, {}, '/api/v1/hosts/r1-1')).body.error,
    'no host is called `r1-1`; did you mean `r1-01`?',
  );
  assert.equal((await meet(HOST, {}, '/api/v1/hosts/r1-*')).body.error, '`r1-*` is more than one host');
  assert.equal((await meet(HOST, {}, '/api/v1/hosts/%ff')).status, 400);
});

test('a host is given another boot of its workflow, which is in the journal and holds until its script', async () => {
  const { status, body } = await meet(OVERRIDE, post({ host: 'two-step', boot: 'debian12' }));
  assert.deepEqual([status, body.due], [200, { boot: 'debian12', step: 2, attempt: 1 }]);
  const { body: script } = await scene.get('/ipxe?mac=52-54-00-00-01-65', '198.51.100.101');
  assert.match(script, /^# ams1\/two-step, boot debian12$/m);
  assert.deepEqual(
    (await scene.events()).filter(({ kind }) => kind === 'override').map(({ at: _, ...event }) => event),
    [{ kind: 'override', site: 'ams1', host: 'two-step', boot: 'debian12', step: 1, erase: false }],
  );
  const { body: config } = await scene.get('/config/52-54-00-00-01-65', '198.51.100.101');
  const token = /\/checkpoint\/(\w+)/.exec(config)![1];
  assert.equal((await scene.get(`/checkpoint/${token}`, '198.51.100.101')).status, 200);
  await scene.events();
  const done = await meet(OVERRIDE, post({ host: 'two-step', boot: 'wipe' }));
  assert.deepEqual(
    [done.status, done.body.error],
    [409, 'ams1/two-step has been installed; to erase it again, say `"erase": true`'],
  );
  const again = await meet(OVERRIDE, post({ host: 'two-step', boot: 'wipe', erase: true }));
  assert.deepEqual([again.status, again.body.due.boot], [200, 'wipe']);
  assert.match(
    (await scene.get('/ipxe?mac=52-54-00-00-01-65', '198.51.100.101')).body,
    /^# ams1\/two-step, boot wipe$/m,
  );
});

test('whom nobody consented to is not erased, whatever is asked', async () => {
  for (const erase of [false, true]) {
    const { status, body } = await meet(OVERRIDE, post({ host: 'ams1/r1-02', boot: 'debian12', erase }));
    assert.deepEqual(
      [status, body.error],
      [409, 'nobody consented to ams1/r1-02 when this session began; start it again with --host r1-02'],
    );
  }
  assert.match((await scene.get('/ipxe?mac=52-54-00-00-00-02', '198.51.100.12')).body, /boots its disk/);
});

test('a body of another shape is refused with what is wrong', async () => {
  const shape = 'the body is `{"host": "site/name", "boot": "id", "erase": false}`';
  const bodies: readonly (readonly [unknown, string])[] = [
    ['{', `the body is no JSON; ${shape}`],
    ['[]', shape],
    [{ boot: 'x' }, `\`host\` is not a text; ${shape}`],
    [{ host: 'r1-01' }, `\`boot\` is not a text; ${shape}`],
    [{ host: 'r1-01', boot: 'x', erase: 1 }, `\`erase\` is neither true nor false; ${shape}`],
    [{ host: 'r1-01', boot: 'x', more: 1 }, `unknown key \`more\`; ${shape}`],
    [{ host: 'r1-*', boot: 'x' }, '`r1-*` is more than one host'],
  ];
  for (const [body, error] of bodies) {
    const got = await meet(OVERRIDE, post(body));
    assert.deepEqual([got.status, got.body.error], [400, error]);
  }
  const boot = await meet(OVERRIDE, post({ host: 'r1-01', boot: 'debian1' }));
  assert.deepEqual(
    [boot.status, boot.body.error],
    [404, 'the workflow of ams1/r1-01 has no boot `debian1`; did you mean `debian12`?'],
  );
  assert.equal((await meet(OVERRIDE, post('x'.repeat(65_537)))).status, 413);
});

test('probes need no token and everything else does', async () => {
  const none = { authorization: '' };
  assert.deepEqual((await meet('/live', { headers: none })).body, { status: 'live' });
  assert.deepEqual((await meet('/ready', { headers: none })).body, { status: 'ready' });
  isReady = false;
  assert.equal((await meet('/ready')).status, 503);
  isReady = true;
  for (const authorization of [
    '',
    'Bearer',
    `Bearer ${TOKEN}b`,
    `Basic ${TOKEN}`,
    `Bearer ${'b'.repeat(64)}`,
  ]) {
    const headers = { authorization };
    for (const path of ['/api/v1/hosts', '/api/v1/events'])
      assert.equal((await meet(path, { headers })).status, 401);
    assert.equal((await meet(HOST, { headers }, '/api/v1/hosts/r1-01')).status, 401);
    assert.equal((await meet(OVERRIDE, { ...post({}), headers })).status, 401);
    assert.equal((await answer('/nothing', { headers })).status, 401);
  }
  assert.equal((await answer('/nothing')).status, 404);
});

test('a name that another site has given to this machine is not answered', async () => {
  const headers = { host: `rebound.example:${port}` };
  for (const path of ['/live', '/ready', '/api/v1/hosts', '/api/v1/events'])
    assert.equal((await meet(path, { headers })).status, 403);
  assert.equal((await meet(HOST, { headers }, '/api/v1/hosts/r1-01')).status, 403);
  assert.equal((await meet(OVERRIDE, { ...post({}), headers })).status, 403);
  assert.equal((await meet('/live', { headers: { host: `localhost:${port}` } })).status, 200);
});

test('the other methods are refused', async () => {
  for (const path of ['/live', '/ready', '/api/v1/hosts', '/api/v1/events'])
    assert.equal((await meet(path, { method: 'DELETE' })).headers.allow, 'GET');
  assert.equal((await meet(HOST, { method: 'PUT' }, '/api/v1/hosts/r1-01')).headers.allow, 'GET');
  assert.equal((await meet(OVERRIDE)).headers.allow, 'POST');
});

/** Listens until the text says enough. */
async function listen(enough: RegExp, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const abort = new AbortController();
  const url = `http://127.0.0.1:${port}/api/v1/events`;
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    signal: abort.signal,
  });
  assert.deepEqual(
    [response.status, response.headers.get('content-type')],
    [200, 'text/event-stream; charset=utf-8'],
  );
  let text = '';
  for await (const part of response.body!) {
    text += Buffer.from(part).toString('utf8');
    if (enough.test(text)) break;
  }
  abort.abort();
  return text;
}

test('events come as they happen, with a sign of life, and those that were missed', async () => {
  const at = new Date('2026-11-21T12:00:00Z');
  const heard = listen(/heartbeat[\s\S]*third/);
  setTimeout(() => feed.add(at, 'ready', { message: 'first' }), 200);
  setTimeout(() => feed.logged({ event: 'problem', host: null, message: 'third\nid: 9' }, at), 300);
  const text = await heard;
  assert.ok(
    text.includes('id: s-1\nevent: ready\ndata: {"at":"2026-11-21T12:00:00.000Z","message":"first"}\n\n'),
    text,
  );
  assert.ok(
    text.includes(
      'id: s-2\nevent: problem\ndata: {"at":"2026-11-21T12:00:00.000Z","host":null,"message":"third\\nid: 9"}\n\n',
    ),
    text,
  );
  const missed = await listen(/third/, { 'last-event-id': 's-1' });
  assert.ok(!missed.includes('first') && missed.includes('id: s-2\n'), missed);
  const another = await listen(/third/, { 'last-event-id': 'other-7' });
  assert.ok(another.includes('id: s-1\n'), another);
  met.add('GET /api/v1/events 200');
});

test('so many may listen and no more', async () => {
  const abort = new AbortController();
  const url = `http://127.0.0.1:${port}/api/v1/events`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const all = Array.from({ length: 32 }, () => fetch(url, { headers, signal: abort.signal }));
  await Promise.all(all);
  const { status, body } = await meet('/api/v1/events');
  assert.deepEqual([status, body.error], [503, '32 others listen already']);
  abort.abort();
});

test('an override that cannot be recorded does not happen', async () => {
  await scene.end();
  assert.equal((await meet(OVERRIDE, post({ host: 'by-fetch', boot: 'fetched' }))).status, 503);
});

test('every status that the file has was met, and no other', () => {
  assert.deepEqual([...met].sort(), [...documented].sort());
});

test.run();
