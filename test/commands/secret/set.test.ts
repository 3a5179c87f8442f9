import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import type { Ended } from '../../diagnostics/built-vaq.ts';
import { hasTerminals, type OnTerminal, onTerminal } from '../../support/pty.ts';
import { assertSilent, ground, IDENTITY, PRESEED, set, setAll, VALUES, write } from './ground.ts';

const test = suite('commands/secret/set');
const { built, tree } = ground(test);

test('the environment and a private file have values too; a file that others may read is refused', () => {
  write({ from: 'environment' });
  const env = {
    VAQ_SECRET_ROOT_PASSWORD: VALUES['root-password'],
    VAQ_SECRET_TOKEN: VALUES.token,
    VAQ_SECRET_DISK_KEY: VALUES['disk/key'],
  };
  const reveal = ['preview', 'r1-01', '--kind', 'preseed', '--reveal'];
  const first = built().vaq(reveal, tree().folder, env);
  assert.match(first.stdout, /# hunter2-root /);
  const none = built().vaq(reveal, tree().folder, { ...env, VAQ_SECRET_TOKEN: '' });
  assert.equal(none.stderr, 'vaq: the secret `token` is missing: VAQ_SECRET_TOKEN is not set (ams1/r1-01)\n');
  assert.match(
    set('token', 'x').stderr,
    /^vaq: values come from the environment here \(`VAQ_SECRET_TOKEN`\); /,
  );
  const template = tree().edited(
    PRESEED,
    'd-i clock-setup/utc',
    '# <%= secret("a-b") + secret("a.b") %>\nd-i clock-setup/utc',
  );
  tree().write({ [PRESEED]: template });
  assert.match(
    built().vaq(reveal, tree().folder, env).stderr,
    /: the secrets `a-b` and `a\.b` are both VAQ_SECRET_A_B in the environment; rename one \(/,
  );
  write({ from: 'file' });
  setAll();
  const path = join(tree().folder, '.vaq/secrets.yml');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(built().vaq(reveal, tree().folder).stdout, first.stdout);
  chmodSync(path, 0o640);
  const open = built().vaq(reveal, tree().folder);
  assert.deepEqual([open.exit, open.stdout], [3, '']);
  assert.match(open.stderr, /can be read by other users: make it private with `chmod 600 /);
  chmodSync(path, 0o600);
  renameSync(path, `${path}.real`);
  symlinkSync(`${path}.real`, path);
  const linked = set('token', 'x');
  assert.equal(linked.exit, 3);
  assert.match(
    linked.stderr,
    /\.vaq\/secrets\.yml is a symbolic link, and is not written through: put the file itself there\n$/,
  );
  write({ from: 'file', file: '/dev/null/secrets.yml' });
  assert.equal(set('token', 'x').stderr, 'vaq: /dev/null/secrets.yml cannot be read (ENOTDIR)\n');
  write({ from: 'file', file: 'secrets.yml' });
  assert.match(
    built().vaq(reveal, tree().folder).stderr,
    /among what Git keeps; put it elsewhere, or under `\.vaq\/`/,
  );
});

test('what only a value makes wrong is said without the value', () => {
  write({ from: 'environment' });
  const preseed = tree().edited(
    PRESEED,
    'd-i clock-setup/utc boolean true',
    'd-i clock-setup/utc boolean <%= md.root_password %>',
  );
  tree().commit({ [PRESEED]: preseed });
  const env = { VAQ_SECRET_ROOT_PASSWORD: VALUES['root-password'] };
  assert.equal(built().vaq(['validate'], tree().folder, env).exit, 0);
  const { exit, stderr } = built().vaq(
    ['preview', 'r1-01', '--kind', 'preseed', '--reveal'],
    tree().folder,
    env,
  );
  assert.equal(exit, 1);
  assert.match(
    stderr,
    /with the texts of its secrets, what this makes breaks the rule `preseed\/boolean-value`/,
  );
  assertSilent(stderr, 'a finding');
});

test('an editor gets all values in a file that is gone afterwards', () => {
  setAll();
  const editor = `${built().scratch}/editor.sh`;
  const seen = `${built().scratch}/seen`;
  tree().write({
    'editor.sh': `#!/bin/sh\nprintf '%s' "$1" > ${seen}\nsed -i s/hunter2-root/hunter3/ "$1"\n`,
  });
  const edit = (command: string): Ended =>
    built().vaq(['secret', 'edit'], tree().folder, { EDITOR: command });
  const done = edit('sh editor.sh');
  assert.equal(done.exit, 0, done.stderr);
  assert.ok(!existsSync(readFileSync(seen, 'utf8')), editor);
  const shown = built().vaq(['preview', 'r1-01', '--kind', 'preseed', '--reveal'], tree().folder).stdout;
  assert.match(shown, /# hunter3 /);
  assert.match(edit('true').stderr, /nothing was changed/);
  const broken = edit('echo "a: [" >');
  assert.deepEqual(
    [broken.exit, broken.stderr],
    [3, 'vaq: nothing is changed, because of what was left: it is no YAML: line 2\n'],
  );
});

test('what an editor leaves that fails is not kept, and nobody writes while another one does', () => {
  setAll();
  const before = readFileSync(join(tree().folder, 'secrets.age'), 'utf8');
  const edit = (editor: string): Ended => built().vaq(['secret', 'edit'], tree().folder, { EDITOR: editor });
  const run = `${process.execPath} ${join(built().root, 'bin/run.js')}`;
  const inner = `${run} secret edit --sot ${tree().folder} 2> ${built().scratch}/inner #`;
  for (const [editor, why] of [
    ['sh -c \'echo "x: changed" > "$1"; exit 7\' sh', 'ended with 7 ($VISUAL, $EDITOR)'],
    ['no-such-editor 2>/dev/null', 'ended with 127 ($VISUAL, $EDITOR)'],
    ['rm', 'left no file'],
    [inner, 'ended with 3 ($VISUAL, $EDITOR)'],
  ] as const) {
    const { exit, stderr } = edit(editor);
    assert.deepEqual(
      [exit, stderr],
      [3, `vaq: nothing is changed, because the editor \`${editor}\` ${why}\n`],
    );
  }
  assert.match(
    readFileSync(`${built().scratch}/inner`, 'utf8'),
    /^vaq: another vaq writes here: process \d+ on .*; end that one first\n$/,
  );
  assert.equal(readFileSync(join(tree().folder, 'secrets.age'), 'utf8'), before);
});

test('values that are given at once are all kept', () => {
  const run = `${process.execPath} ${join(built().root, 'bin/run.js')}`;
  const names = ['a', 'b', 'c'];
  const all = names.map((name) => `echo value-${name} | ${run} secret set ${name} --quiet & `).join('');
  const { exit, stderr } = built().run(['sh', '-c', `${all} wait`], tree().folder);
  assert.deepEqual([exit, stderr.replace(/^.* is your new identity.*\n/m, '')], [0, '']);
  const { stdout } = built().vaq(['secret', 'list'], tree().folder);
  for (const name of names) assert.match(stdout, new RegExp(`^${name} +there +0$`, 'm'));
});

test('who could not read what they write is told before the editor', () => {
  tree().write({
    'vaq.yml':
      'version: 1\nsecrets: { from: age, recipients: [age1w47cv9s88rk3drzr4wvdekhf206ksxz7ln7fvg8gv834uy64x5zsl8tfvt] }\n',
  });
  const { exit, stderr } = built().vaq(['secret', 'edit'], tree().folder, { EDITOR: 'touch seen;' });
  assert.equal(exit, 3);
  assert.match(stderr, /^vaq: there is no age identity in .*, and you could not read what you write\n$/);
  assert.ok(!existsSync(join(tree().folder, 'seen')));
});

test('a value on the command line is refused and not repeated, and other mistakes are told', () => {
  const say = (args: readonly string[], input = ''): string => {
    const { exit, stdout, stderr } = built().feed(input, ['secret', ...args], tree().folder);
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
  const before = readFileSync(join(tree().folder, 'secrets.age'), 'utf8');
  rmSync(join(built().scratch, IDENTITY));
  assert.match(set('token', 'x').stderr, /is encrypted, and there is no identity in .*age-identity\.txt/);
  assert.equal(readFileSync(join(tree().folder, 'secrets.age'), 'utf8'), before);
  rmSync(join(tree().folder, 'secrets.age'));
  assert.equal(set('token', 'x').exit, 0);
  assert.match(built().vaq(['secret', 'list'], tree().folder).stdout, /^name\s+value\s+hosts\n/);
  tree().write({
    'vaq.yml':
      'version: 1\nsecrets: { from: age, recipients: [age1w47cv9s88rk3drzr4wvdekhf206ksxz7ln7fvg8gv834uy64x5zsl8tfvt] }\n',
  });
  assert.match(set('token', 'y').stderr, /your public key age1\w+ is not among the `recipients` in vaq\.yml/);
});

if (hasTerminals())
  test('on a terminal a value is asked for twice and never shown', async () => {
    const ask = (second: string): OnTerminal => {
      const command = [process.execPath, join(built().root, 'bin/run.js'), 'secret', 'set', 'token'];
      const env = { HOME: built().scratch };
      const terminal = onTerminal(command, { columns: 100, rows: 10, cwd: tree().folder, env });
      const answer = async (): Promise<void> => {
        await terminal.shows(/value of token:/);
        terminal.type('hunter2-typed\r');
        await terminal.shows(/again:/);
        terminal.type(`${second}\r`);
      };
      void answer();
      return terminal;
    };
    const wrong = ask('hunter2-other');
    assert.equal(await wrong.ended, 3);
    assert.match(await wrong.shows(/vaq: /), /what was typed differs from the first time/);
    const right = ask('hunter2-typed');
    assert.equal(await right.ended, 0);
    const shown = await right.shows(/written to /);
    assert.doesNotMatch(shown, /hunter2/);
    write({ from: 'age' });
    assert.match(built().vaq(['secret', 'list'], tree().folder).stdout, /^token +there +4$/m);
  });

test.run();
