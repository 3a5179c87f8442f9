import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { locate } from '../../src/pipeline/locate.ts';
import { commit, git, repository, temporaryFolder } from '../sot/source/repository.ts';

const test = suite('pipeline/locate');

const VARIABLES = ['XDG_CACHE_HOME', 'XDG_STATE_HOME', 'HOME'] as const;

const folders: string[] = [];
const kept = (folder: string): string => {
  folders.push(folder);
  return folder;
};
const before = VARIABLES.map((name) => [name, process.env[name]] as const);
let home = '';
test.before.each(() => {
  home = kept(temporaryFolder());
  for (const name of VARIABLES) delete process.env[name];
  process.env.HOME = home;
});
test.after.each(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** `v1` is the first state, `main` the second. */
function remote(): { readonly url: string; readonly short: readonly string[] } {
  const root = kept(repository({ 'vaq.yml': 'version: 1\n' }));
  git(root, 'tag', 'v1');
  const first = git(root, 'rev-parse', 'HEAD');
  const second = commit(root, { 'vaq.yml': 'version: 1\nname: x\n' });
  return { url: `file://${root}`, short: [first, second].map((name) => `${name.slice(0, 7)}…`) };
}

/** `revision in folder`, or why there is none. */
async function located(sot: string | null, ref: string | null = null): Promise<string> {
  const found = await locate({ sot, ref });
  if (!found.ok) return found.message;
  const { root, source } = found.value;
  return `${source.revision.label} in ${root}`;
}

// The places of macOS and Windows are in test/sot/source/user-folders.test.ts.
const onLinux = process.platform === 'linux' ? test : () => {};

onLinux(
  'a repository elsewhere is read by way of the user’s cache, and its folder is one of the user’s state',
  async () => {
    const { url, short } = remote();
    const name = url.split('/').at(-1)!;
    const [label, root] = (await located(url)).split(' in ');
    assert.equal(label, `main (${short[1]}) of ${url}`);
    const state = join(home, '.local/state/vaq');
    assert.ok(root!.startsWith(`${state}/${name}-`), root);
    // Nothing is written there before there is a state to keep.
    assert.equal(existsSync(state), false);
    assert.deepEqual(
      readdirSync(join(home, '.cache/vaq/git')).map((folder) => folder.replace(/-[0-9a-f]{16}-/, '-')),
      [`${name}-commits.git`],
    );
    assert.equal(await located(`${url}#v1`), `v1 (${short[0]}) of ${url} in ${root}`);
    assert.equal(await located(url, 'v1'), `v1 (${short[0]}) of ${url} in ${root}`);
    process.env.XDG_STATE_HOME = join(home, 'elsewhere');
    assert.ok((await located(url)).includes(` in ${home}/elsewhere/vaq/${name}-`));
  },
);

test('two revisions are one too many', async () => {
  const { url } = remote();
  assert.equal(
    await located(`${url}#v1`, 'main'),
    'two revisions are asked for: `v1` in the address, and `main`; leave one out',
  );
});

test('what cannot be had is one sentence, without what is secret in it', async () => {
  assert.equal(
    await located('http://ada:w0rd@127.0.0.1:1/dc.git'),
    'the repository `http://127.0.0.1:1/dc.git` cannot be read: no connection to its host can be made',
  );
  assert.equal(
    await located('ext::sh -c id'),
    'the address `ext::sh -c id` is not given to Git: it has a blank or a control character in it',
  );
  assert.equal(await located('/no/such/folder'), 'there is neither a folder nor a bundle `/no/such/folder`');
});

test('a folder whose name looks like an address is a folder', async () => {
  const folder = join(home, 'host:dc');
  mkdirSync(folder);
  const cwd = process.cwd();
  process.chdir(home);
  try {
    assert.equal(await located('host:dc'), 'work tree (not in Git) in host:dc');
    assert.equal(
      await located(null),
      'there is no vaq.yml here or in a folder above; name the source of truth with --sot DIR, or write one with `vaq init`',
    );
  } finally {
    process.chdir(cwd);
  }
});

test.run();
