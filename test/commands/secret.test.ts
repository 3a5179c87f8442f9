import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/secret');

const ENV = 'sites/ams1/env.yml';
const PRESEED = 'assets/preseed/debian12.cfg.ejs';
const IDENTITY = '.config/vaq/age-identity.txt';
const VALUES = { 'root-password': 'hunter2-root', token: 'tok-3f9-secret', 'disk/key': 'k3y-0f-the-disk' };

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
});
test.before.each(() => {
  tree = layTree();
  write({ from: 'age' });
  tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
});
test.after.each(() => {
  tree.remove();
  rmSync(join(built.scratch, '.config'), { recursive: true, force: true });
});
test.after(() => built.remove());

/** Hosts that print one secret, hide another in base 64, ask for a third by its name, and see a fourth that they never use. */
function write(secrets: Readonly<Record<string, string>>): void {
  tree.commit({
    'vaq.yml': `version: 1\nname: four\nsecrets: ${JSON.stringify(secrets)}\nmetadata:\n  rehearsal: true\n  mirror: mirror.example\n  root_password: { $secret: root-password }\n  token: { $secret: token }\n  unused: { $secret: unused }\n`,
    [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"'),
    [PRESEED]: tree.edited(
      PRESEED,
      'd-i clock-setup/utc',
      '# <%= md.root_password %> <%= b64(md.token) %> <%= b64(secret("disk/" + "key")) %>\nd-i clock-setup/utc',
    ),
  });
}

function set(name: string, value: string): Ended {
  return built.feed(`${value}\n`, ['secret', 'set', name], tree.folder);
}

function setAll(): void {
  for (const [name, value] of Object.entries(VALUES)) {
    const { exit, stderr } = set(name, value);
    assert.equal(exit, 0, stderr);
  }
}

/** Every way in which a value may hide: as it is, in base 64 at any offset, in hexadecimal. */
function shapes(value: string): readonly string[] {
  const inner = [0, 1, 2].map((skip) =>
    Buffer.from(value.slice(skip, skip + 9))
      .toString('base64')
      .slice(0, 12),
  );
  return [value, ...inner, Buffer.from(value).toString('hex')];
}

function assertSilent(text: string, where: string): void {
  for (const [name, value] of Object.entries(VALUES))
    for (const shape of shapes(value))
      assert.ok(!text.includes(shape), `the value of ${name} is in ${where}`);
}

/** Nothing that was written, beside the program itself, has a value in it. */
function assertNothingWritten(): void {
  const own = [tree.folder, join(built.scratch, '.config'), join(built.scratch, '.cache')];
  for (const folder of own.filter((path) => existsSync(path))) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (statSync(path).isFile()) assertSilent(readFileSync(path, 'latin1'), path);
    }
  }
}

function list(): unknown {
  const { exit, stdout, stderr } = built.vaq(['secret', 'list', '--format', 'json'], tree.folder);
  assert.equal(exit, 0, stderr);
  return JSON.parse(stdout).secrets.map((one: { name: string; value: string; hosts: string[] }) => [
    one.name,
    one.value,
    one.hosts.length,
  ]);
}

test('values that are missing are said by boot, all at once with their hosts, and not by validate', async () => {
  assert.equal(built.vaq(['validate'], tree.folder).exit, 0);
  const served = await startBoot(built, tree.folder, '--yes', '--once');
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
  } = built.vaq(['preview', 'r1-01', '--reveal'], tree.folder);
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
    readFileSync(join(tree.folder, 'secrets.age'), 'utf8'),
    /^-----BEGIN AGE ENCRYPTED FILE-----\n/,
  );
  assert.equal(statSync(join(built.scratch, IDENTITY)).mode & 0o777, 0o600);
  const outputs = [
    ['validate'],
    ['preview', 'r1-01'],
    ['preview', 'r1-01', '--format', 'json'],
    ['preview', 'r1-01', '--annotate'],
    ['preview', 'r1-01', '--chain'],
    ['preview', '--all', '--out', 'previewed'],
    ['diff'],
    ['secret', 'list'],
  ].map((args) => built.vaq(args, tree.folder));
  for (const { exit, stdout, stderr } of outputs) {
    assert.equal(exit, 0, stderr);
    assertSilent(stdout + stderr, stdout);
  }
  const revealed = built.vaq(['preview', 'r1-01', '--kind', 'preseed', '--reveal'], tree.folder);
  const line = `# hunter2-root ${Buffer.from(VALUES.token).toString('base64')} ${Buffer.from(VALUES['disk/key']).toString('base64')}\n`;
  assert.ok(revealed.stdout.includes(line), revealed.stderr);
  const running = await startBoot(built, tree.folder, '--host', 'r1-01', '--yes', '--once');
  try {
    await running.get('/ipxe?mac=52-54-00-00-00-01');
    const config = await running.get('/config/52-54-00-00-00-01');
    const token = /\/checkpoint\/\w+/;
    assert.ok(config.includes(line), config);
    assert.equal(
      config.replace(token, ''),
      revealed.stdout
        .replace(token, '')
        .replace('127.0.0.1', '127.0.0.1')
        .replace(/127\.0\.0\.1(?::\d+)?/g, running.url.slice(7)),
    );
    assert.equal(await running.get(token.exec(config)![0]), 'vaq: thank you\n');
    const { exit, stdout, stderr } = await running.ended;
    assert.equal(exit, 0, stderr);
    assertSilent(stdout + stderr, 'what boot says');
  } finally {
    running.child.kill('SIGKILL');
  }
  assertNothingWritten();
  const journal = readdirSync(join(tree.folder, '.vaq'));
  assert.ok(journal.length > 0);
});

test('a value that has changed is a reinstallation, by its name alone; one that nobody can read here is said so', async () => {
  setAll();
  const running = await startBoot(built, tree.folder, '--host', 'r1-01', '--yes', '--once');
  await running.get('/ipxe?mac=52-54-00-00-00-01');
  const config = await running.get('/config/52-54-00-00-00-01');
  await running.get(/\/checkpoint\/\w+/.exec(config)![0]);
  assert.equal((await running.ended).exit, 0);
  const diff = (): readonly [unknown, string] => {
    const { stdout, stderr } = built.vaq(['diff', '--format', 'json', '--host', 'r1-01'], tree.folder);
    const [{ action, reasons }] = JSON.parse(stdout).hosts;
    return [[action, reasons], stderr];
  };
  assert.deepEqual(diff()[0], ['unchanged', []]);
  assert.equal(set('unused', 'whatever').exit, 0);
  assert.deepEqual(diff()[0], ['unchanged', []]);
  assert.equal(set('token', 'another-token').exit, 0);
  assert.deepEqual(diff()[0], ['reinstall', ['the secret token has another value']]);
  rmSync(join(built.scratch, IDENTITY));
  const [seen, said] = diff();
  assert.deepEqual(seen, ['unchanged', []]);
  assert.match(
    said,
    /whether these secrets have changed is not known.*`disk\/key`, `root-password`, `token`/,
  );
});

test('the environment and a private file have values too; a file that others may read is refused', () => {
  write({ from: 'environment' });
  const env = {
    VAQ_SECRET_ROOT_PASSWORD: VALUES['root-password'],
    VAQ_SECRET_TOKEN: VALUES.token,
    VAQ_SECRET_DISK_KEY: VALUES['disk/key'],
  };
  const reveal = ['preview', 'r1-01', '--kind', 'preseed', '--reveal'];
  const first = built.vaq(reveal, tree.folder, env);
  assert.match(first.stdout, /# hunter2-root /);
  const none = built.vaq(reveal, tree.folder, { ...env, VAQ_SECRET_TOKEN: '' });
  assert.equal(none.stderr, 'vaq: the secret `token` is missing: VAQ_SECRET_TOKEN is not set (ams1/r1-01)\n');
  assert.match(
    set('token', 'x').stderr,
    /^vaq: values come from the environment here \(`VAQ_SECRET_TOKEN`\); /,
  );
  write({ from: 'file' });
  setAll();
  const path = join(tree.folder, '.vaq/secrets.yml');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(built.vaq(reveal, tree.folder).stdout, first.stdout);
  chmodSync(path, 0o640);
  const open = built.vaq(reveal, tree.folder);
  assert.deepEqual([open.exit, open.stdout], [3, '']);
  assert.match(open.stderr, /can be read by other users: make it private with `chmod 600 /);
  write({ from: 'file', file: 'secrets.yml' });
  assert.match(
    built.vaq(reveal, tree.folder).stderr,
    /among what Git keeps; put it elsewhere, or under `\.vaq\/`/,
  );
});

test('what only a value makes wrong is said without the value', () => {
  write({ from: 'environment' });
  const preseed = tree.edited(
    PRESEED,
    'd-i clock-setup/utc boolean true',
    'd-i clock-setup/utc boolean <%= md.root_password %>',
  );
  tree.commit({ [PRESEED]: preseed });
  const env = { VAQ_SECRET_ROOT_PASSWORD: VALUES['root-password'] };
  assert.equal(built.vaq(['validate'], tree.folder, env).exit, 0);
  const { exit, stderr } = built.vaq(['preview', 'r1-01', '--kind', 'preseed', '--reveal'], tree.folder, env);
  assert.equal(exit, 1);
  assert.match(
    stderr,
    /with the texts of its secrets, what this makes breaks the rule `preseed\/boolean-value`/,
  );
  assertSilent(stderr, 'a finding');
});

test('an editor gets all values in a file that is gone afterwards', () => {
  setAll();
  const editor = `${built.scratch}/editor.sh`;
  const seen = `${built.scratch}/seen`;
  tree.write({ 'editor.sh': `#!/bin/sh\nprintf '%s' "$1" > ${seen}\nsed -i s/hunter2-root/hunter3/ "$1"\n` });
  const edit = (command: string): Ended => built.vaq(['secret', 'edit'], tree.folder, { EDITOR: command });
  const done = edit('sh editor.sh');
  assert.equal(done.exit, 0, done.stderr);
  assert.ok(!existsSync(readFileSync(seen, 'utf8')), editor);
  const shown = built.vaq(['preview', 'r1-01', '--kind', 'preseed', '--reveal'], tree.folder).stdout;
  assert.match(shown, /# hunter3 /);
  assert.match(edit('true').stderr, /nothing was changed/);
  const broken = edit('echo "a: [" >');
  assert.deepEqual(
    [broken.exit, broken.stderr],
    [3, 'vaq: nothing is changed, because of what was left: it is no YAML: line 2\n'],
  );
});

test('a value on the command line is refused and not repeated, and other mistakes are told', () => {
  const say = (args: readonly string[], input = ''): string => {
    const { exit, stdout, stderr } = built.feed(input, ['secret', ...args], tree.folder);
    assert.notEqual(exit, 0);
    assert.equal(stdout, '');
    return stderr;
  };
  const never = 'never stands on the command line, where others see it; type it, or pipe it in\n';
  assert.equal(say(['set', 'token', 'hunter2']), `vaq: a value ${never}`);
  assert.equal(
    say(['set', 'token', '--value=hunter2']),
    'vaq: there is no such flag; it is not repeated, because a value may stand in it\n',
  );
  assert.equal(say(['hash', 'hunter2']), `vaq: a password ${never}`);
  assert.equal(say(['set', 'token']), 'vaq: stdin is empty\n');
  assert.equal(say(['set', 'two words'], 'x').startsWith('vaq: `two words` is no name of a secret: '), true);
  assert.equal(say(['hash'], 'two\nlines\nhere'), 'vaq: a password is one line of at most 511 bytes\n');
});

test('an encrypted file of somebody else is not replaced, and a public key that is not among the recipients is said', () => {
  setAll();
  const before = readFileSync(join(tree.folder, 'secrets.age'), 'utf8');
  rmSync(join(built.scratch, IDENTITY));
  assert.match(set('token', 'x').stderr, /is encrypted, and there is no identity in .*age-identity\.txt/);
  assert.equal(readFileSync(join(tree.folder, 'secrets.age'), 'utf8'), before);
  rmSync(join(tree.folder, 'secrets.age'));
  assert.equal(set('token', 'x').exit, 0);
  assert.match(built.vaq(['secret', 'list'], tree.folder).stdout, /^name\s+value\s+hosts\n/);
  tree.write({
    'vaq.yml':
      'version: 1\nsecrets: { from: age, recipients: [age1w47cv9s88rk3drzr4wvdekhf206ksxz7ln7fvg8gv834uy64x5zsl8tfvt] }\n',
  });
  assert.match(set('token', 'y').stderr, /your public key age1\w+ is not among the `recipients` in vaq\.yml/);
});

test.run();
