import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { signatureProblem } from '../../../src/files/signature/verify.ts';

const test = suite('files/signature/verify');

let folder: string;
const at = (name: string): string => join(folder, name);
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaq-signature-'));
  writeFileSync(at('file'), 'a kernel');
  writeFileSync(at('other'), 'a trojan');
});
test.after.each(() => rmSync(folder, { recursive: true, force: true }));

/** Whether programs are there; says so where they are not. */
function canTry(...programs: readonly string[]): boolean {
  const missing = programs.filter((program) => {
    try {
      execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length > 0) console.log(`nothing tried: ${missing.join(', ')} is not installed`);
  return missing.length === 0;
}

test('a signature of minisign is that of its key, for its file', async () => {
  if (!canTry('minisign')) return;
  const run = (...args: readonly string[]): unknown =>
    execFileSync('minisign', args, { cwd: folder, stdio: 'ignore' });
  const keys = ['one', 'two'].map((name) => {
    run('-G', '-W', '-f', '-p', `${name}.pub`, '-s', `${name}.key`);
    return readFileSync(at(`${name}.pub`), 'utf8').split('\n')[1]!;
  });
  run('-S', '-s', 'one.key', '-m', 'file', '-x', 'sig');
  const problem = (file: string, key: string): Promise<string | null> =>
    signatureProblem(at(file), at('sig'), { minisign: key });
  assert.equal(await problem('file', keys[0]!), null);
  assert.match((await problem('other', keys[0]!)) ?? '', /^its signature cannot be verified: .*[Ss]ignature/);
  assert.match((await problem('file', keys[1]!)) ?? '', /^its signature cannot be verified: .*key/);
  assert.match((await problem('file', 'no key')) ?? '', /^its signature cannot be verified: /);
});

test('a signature of OpenPGP is that of a key in the file of keys, armoured or not', async () => {
  if (!canTry('gpg', 'gpgv')) return;
  const home = at('home');
  mkdirSync(home, { mode: 0o700 });
  const gpg = (...args: readonly string[]): unknown =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--passphrase', '', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  for (const name of ['one', 'two'])
    gpg('--quick-generate-key', `${name}@mirror.example`, 'ed25519', 'sign', 'never');
  gpg('--output', 'one.gpg', '--export', 'one@mirror.example');
  gpg('--armor', '--output', 'one.asc', '--export', 'one@mirror.example');
  gpg('--output', 'two.gpg', '--export', 'two@mirror.example');
  gpg('--local-user', 'one@mirror.example', '--output', 'sig', '--detach-sign', 'file');
  try {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { stdio: 'ignore' });
  } catch {
    // It ends by itself when its folder is gone.
  }
  const problem = (file: string, keyring: string): Promise<string | null> =>
    signatureProblem(at(file), at('sig'), { keyring: at(keyring) });
  assert.equal(await problem('file', 'one.gpg'), null);
  assert.equal(await problem('file', 'one.asc'), null);
  assert.match(
    (await problem('other', 'one.gpg')) ?? '',
    /^its signature cannot be verified: gpgv: BAD signature/,
  );
  assert.match(
    (await problem('file', 'two.gpg')) ?? '',
    /^its signature cannot be verified: gpgv: Can't check signature: No public key$/,
  );
  assert.match((await problem('file', 'gone.gpg')) ?? '', /^its signature cannot be verified: ENOENT/);
});

test.run();
