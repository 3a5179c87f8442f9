import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { startBoot } from '../served.ts';
import { assertNothingWritten, assertSilent, ground, IDENTITY, set, setAll, VALUES } from './ground.ts';

const test = suite('commands/secret/served');
const { built, tree } = ground(test);

function list(): unknown {
  const { exit, stdout, stderr } = built().vaq(['secret', 'list', '--format', 'json'], tree().folder);
  assert.equal(exit, 0, stderr);
  return JSON.parse(stdout).secrets.map((one: { name: string; value: string; hosts: string[] }) => [
    one.name,
    one.value,
    one.hosts.length,
  ]);
}

test('values that are missing are said by boot, all at once with their hosts, and not by validate', async () => {
  assert.equal(built().vaq(['validate'], tree().folder).exit, 0);
  const served = await startBoot(built(), tree().folder, '--yes', '--once');
  const { exit, stdout, stderr } = await served.ended;
  assert.equal(exit, 1);
  assert.equal(stdout, '');
  for (const name of ['disk/key', 'root-password', 'token'])
    assert.ok(stderr.includes(`the secret \`${name}\` is missing: secrets.age does not have it`), stderr);
  assert.ok(!stderr.includes('`unused`'), stderr);
  assert.match(stderr, /Nothing is served/);
  assert.deepEqual(list(), [
    ['disk/key', 'missing', 4],
    ['root-password', 'missing', 4],
    ['token', 'missing', 4],
    ['unused', 'missing', 0],
  ]);
  const {
    exit: refused,
    stdout: shown,
    stderr: why,
  } = built().vaq(['preview', 'r1-01', '--reveal'], tree().folder);
  assert.deepEqual([refused, shown], [3, '']);
  assert.equal(
    why,
    ['disk/key', 'root-password', 'token']
      .map(
        (name, at) =>
          `${at === 0 ? 'vaq: ' : ''}the secret \`${name}\` is missing: secrets.age does not have it (ams1/r1-01)\n`,
      )
      .join(''),
  );
});

test('machines get the values, and nothing else shows or keeps one: no output, no file, no journal', async () => {
  setAll();
  assert.match(
    readFileSync(join(tree().folder, 'secrets.age'), 'utf8'),
    /^-----BEGIN AGE ENCRYPTED FILE-----\n/,
  );
  assert.equal(statSync(join(built().scratch, IDENTITY)).mode & 0o777, 0o600);
  const outputs = [
    ['validate'],
    ['preview', 'r1-01'],
    ['preview', 'r1-01', '--format', 'json'],
    ['preview', 'r1-01', '--annotate'],
    ['preview', 'r1-01', '--chain'],
    ['preview', '--all', '--out', 'previewed'],
    ['diff'],
    ['secret', 'list'],
  ].map((args) => built().vaq(args, tree().folder));
  for (const { exit, stdout, stderr } of outputs) {
    assert.equal(exit, 0, stderr);
    assertSilent(stdout + stderr, stdout);
  }
  let digest = '';
  const running = await startBoot(built(), tree().folder, '--host', 'r1-01', '--yes', '--once');
  try {
    await running.get('/ipxe?mac=52-54-00-00-00-01');
    const config = await running.get('/config/52-54-00-00-00-01');
    const served = ['--addr', '127.0.0.1', '--http-port', running.url.split(':').at(-1)!];
    const { stdout: revealed, stderr: talk } = built().vaq(
      ['preview', 'r1-01', '--kind', 'preseed', '--reveal', ...served],
      tree().folder,
    );
    assert.equal(config, revealed, talk);
    const encoded = [VALUES.token, VALUES['disk/key']].map((value) => Buffer.from(value).toString('base64'));
    assert.ok(config.includes(`# hunter2-root ${encoded.join(' ')}\n`), config);
    digest = createHash('sha256').update(config).digest('hex');
    assert.equal(await running.get(/\/checkpoint\/\w+/.exec(config)![0]), 'vaq: thank you\n');
    const { exit, stdout, stderr } = await running.ended;
    assert.equal(exit, 0, stderr);
    assertSilent(stdout + stderr, 'what boot says');
    assert.ok(!stdout.includes(digest), 'a digest by which a value could be guessed is in the log');
  } finally {
    running.child.kill('SIGKILL');
  }
  assertNothingWritten();
  const state = join(tree().folder, '.vaq');
  const journal = readdirSync(state, { recursive: true, encoding: 'utf8' })
    .map((name) => join(state, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('');
  assert.match(
    journal,
    /"secrets":\{"disk\/key":"[0-9a-f]{8}-[0-9a-f]{32}","root-password":"[0-9a-f]{8}-[0-9a-f]{32}","token":"[0-9a-f]{8}-[0-9a-f]{32}"\}/,
  );
  assert.ok(!journal.includes(digest), 'a digest by which a value could be guessed is in the journal');
});

test('a value that has changed is a reinstallation, by its name alone; one that nobody can read here is said so', async () => {
  setAll();
  const running = await startBoot(built(), tree().folder, '--host', 'r1-01', '--yes', '--once');
  await running.get('/ipxe?mac=52-54-00-00-00-01');
  const config = await running.get('/config/52-54-00-00-00-01');
  await running.get(/\/checkpoint\/\w+/.exec(config)![0]);
  assert.equal((await running.ended).exit, 0);
  const diff = (): readonly [unknown, string] => {
    const { stdout, stderr } = built().vaq(['diff', '--format', 'json', '--host', 'r1-01'], tree().folder);
    const [{ action, reasons }] = JSON.parse(stdout).hosts;
    return [[action, reasons], stderr];
  };
  assert.deepEqual(diff()[0], ['unchanged', []]);
  assert.equal(set('unused', 'whatever').exit, 0);
  assert.deepEqual(diff()[0], ['unchanged', []]);
  assert.equal(set('token', 'another-token').exit, 0);
  assert.deepEqual(diff()[0], ['reinstall', ['the secret token has another value']]);
  rmSync(join(built().scratch, IDENTITY));
  const [seen, said] = diff();
  assert.deepEqual(seen, ['unchanged', []]);
  assert.match(
    said,
    /whether these secrets have changed is not known.*`disk\/key`, `root-password`, `token`/,
  );
});

test.run();
