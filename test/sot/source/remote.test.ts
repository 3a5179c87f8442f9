import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { suite } from 'uvu';
import { Remotes } from '../../../src/sot/source/remote.ts';
import { readAll, readText } from './reading.ts';
import { commit, git, repository, temporaryFolder, writeFiles } from './repository.ts';

const test = suite('sot/source/remote');

const folders: string[] = [];
const kept = (folder: string): string => {
  folders.push(folder);
  return folder;
};
test.after.each(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A bare copy of a repository of two commits: `v1` is the first, `main` the second. */
function remote(): { readonly folder: string; readonly url: string; readonly commits: readonly string[] } {
  const work = kept(repository({ 'vaq.yml': 'one' }));
  git(work, 'tag', '--annotate', '--message', 'x', 'v1');
  const commits = [
    git(work, 'rev-parse', 'HEAD'),
    commit(work, { 'vaq.yml': 'two', 'conf/os/a.yml': 'id: a\n' }),
  ];
  const folder = join(kept(temporaryFolder()), 'dc.git');
  git(work, 'clone', '--quiet', '--bare', work, folder);
  return { folder, url: `file://${folder}`, commits };
}

function remotes(): { readonly cache: string; readonly all: Remotes } {
  const cache = kept(temporaryFolder());
  return { cache, all: new Remotes(cache, null) };
}

async function textAt(all: Remotes, url: string, ref: string | null): Promise<string> {
  const opened = await all.open({ url, ref });
  assert.ok(opened.ok, opened.ok ? '' : opened.diagnostic.message);
  return `${opened.source.revision.label}${opened.moves ? ' moves' : ''}: ${await readText(opened.source, 'vaq.yml')}`;
}

async function refused(all: Remotes, url: string, ref: string | null = null): Promise<string> {
  const opened = await all.open({ url, ref });
  assert.ok(!opened.ok, 'it opens');
  const { file, ruleId, message, fix } = opened.diagnostic;
  assert.equal(file, '.');
  return `${ruleId}: ${message}${fix === null ? '' : ` (fix: ${fix})`}`;
}

/** The bare repository that a cache holds, if it is one only. */
function cached(cache: string): string {
  const [only, ...others] = readdirSync(join(cache, 'git'));
  assert.deepEqual(others, []);
  return join(cache, 'git', only!);
}

test('a repository elsewhere is read at any revision, and says which', async () => {
  const { url, commits } = remote();
  const { all } = remotes();
  const short = commits.map((name) => name.slice(0, 7));
  for (const [ref, expected] of [
    [null, `main (${short[1]}…) of ${url} moves: two`],
    ['main', `main (${short[1]}…) of ${url} moves: two`],
    ['HEAD', `HEAD (${short[1]}…) of ${url} moves: two`],
    ['v1', `v1 (${short[0]}…) of ${url}: one`],
    [commits[0]!, `${short[0]}… of ${url}: one`],
    [commits[0]!.slice(0, 9), `${short[0]}… of ${url}: one`],
    ['HEAD~1', `HEAD~1 (${short[0]}…) of ${url} moves: one`],
  ] as const) {
    assert.equal(await textAt(all, url, ref), expected);
  }
});

test('only the commit that is wanted is fetched, into a folder that nobody else may read', async () => {
  const { url } = remote();
  const { cache, all } = remotes();
  await textAt(all, url, null);
  const bare = cached(cache);
  assert.equal(git(bare, 'rev-parse', '--is-bare-repository'), 'true');
  assert.equal(git(bare, 'rev-list', '--all', '--count'), '1');
  assert.equal(statSync(bare).mode & 0o077, 0);
  assert.equal(existsSync(join(bare, 'vaq.yml')), false);
});

test('a branch that has moved on is read where it is now, and a source stays where it was', async () => {
  const { folder, url } = remote();
  const { cache, all } = remotes();
  const before = await all.open({ url, ref: null });
  assert.ok(before.ok);
  const work = kept(temporaryFolder());
  git(work, 'clone', '--quiet', folder, work);
  commit(work, { 'vaq.yml': 'three' });
  git(work, 'push', '--quiet', '--force', 'origin', 'main');
  assert.match(await textAt(new Remotes(cache, null), url, 'main'), / moves: three$/);
  assert.equal(await readText(before.source, 'vaq.yml'), 'two');
});

test('a commit that is here by its full name needs nobody else', async () => {
  const { folder, url, commits } = remote();
  const { cache, all } = remotes();
  await textAt(all, url, 'v1');
  rmSync(folder, { recursive: true });
  assert.match(await textAt(new Remotes(cache, null), url, commits[0]!), /: one$/);
  assert.equal(
    await refused(new Remotes(cache, null), url, 'v1'),
    `source/unreachable: the repository \`${url}\` cannot be read: there is no repository at that place, or not for you`,
  );
});

test('its folders and its other revisions can be read too', async () => {
  const { url, commits } = remote();
  const opened = await remotes().all.open({ url, ref: null });
  assert.ok(opened.ok);
  const { folder, at } = opened.source.repository!;
  const conf = await folder('conf');
  assert.ok(conf.ok);
  assert.deepEqual(await readAll(conf.source), { files: { 'os/a.yml': 'id: a\n' }, problems: [] });
  assert.deepEqual(await folder('../conf'), { ok: false, why: 'it leads out of the repository' });
  const first = await at('v1');
  assert.ok(first.ok);
  assert.equal(first.moves, false);
  assert.equal(first.source.revision.commit, commits[0]);
  assert.deepEqual(await at('mainn'), {
    ok: false,
    why: 'the revision `mainn` does not exist; did you mean `main`?',
    nearest: 'main',
  });
});

test('what is not there is named with the nearest', async () => {
  const { url } = remote();
  const { all } = remotes();
  const unknown = (ref: string, help: string) =>
    `source/unknown-revision: the revision \`${ref}\` does not exist; ${help}`;
  const any = 'write a branch, a tag or a commit of that repository';
  assert.equal(await refused(all, url, 'mian'), unknown('mian', 'did you mean `main`? (fix: main)'));
  assert.equal(await refused(all, url, '--upload-pack=x'), unknown('--upload-pack=x', any));
  assert.equal(await refused(all, url, 'a\u001bb'), unknown('a\ufffdb', any));
  const other = 'write a branch, a tag or a commit of this repository';
  assert.equal(await refused(all, url, 'f'.repeat(40)), unknown('f'.repeat(40), other));
  assert.equal(await refused(all, url, 'HEAD~9'), unknown('HEAD~9', other));
});

test('a repository without commits is named so', async () => {
  const empty = kept(temporaryFolder());
  git(empty, 'init', '--quiet', '--bare');
  assert.equal(
    await refused(remotes().all, `file://${empty}`),
    `source/unreachable: the repository \`file://${empty}\` has no commits yet`,
  );
});

test('what could start a program never reaches Git, by any way', async () => {
  const { folder, url } = remote();
  const trap = join(kept(temporaryFolder()), 'trap');
  const { cache, all } = remotes();
  for (const address of [
    `ext::touch ${trap}`,
    `--upload-pack=touch ${trap}`,
    `-u${trap}`,
    `ssh://-oProxyCommand=touch%20${trap}/x`,
  ]) {
    assert.match(
      await refused(all, address),
      /^source\/address: the address `.*` is not given to Git: /,
      address,
    );
  }
  assert.deepEqual(readdirSync(cache), []);
  // A setting that leads an allowed address to a helper program.
  const home = kept(temporaryFolder());
  writeFiles(home, {
    '.gitconfig': `[url "ext::touch ${trap} "]\n  insteadOf = ${url}\n[protocol]\n  allow = always\n`,
  });
  const before = process.env.HOME;
  process.env.HOME = home;
  try {
    assert.equal(
      await refused(all, url),
      `source/unreachable: the repository \`${url}\` cannot be read: it leads to a kind of address that is not allowed`,
    );
  } finally {
    process.env.HOME = before;
  }
  assert.equal(existsSync(trap), false);
  assert.equal(existsSync(folder), true);
});

test('a hook and a setting of the repository elsewhere start nothing here', async () => {
  const { folder, url } = remote();
  const trap = join(kept(temporaryFolder()), 'trap');
  for (const hook of ['post-checkout', 'post-merge', 'reference-transaction']) {
    writeFiles(folder, { [`hooks/${hook}`]: `#!/bin/sh\ntouch '${trap}'\n` });
    chmodSync(join(folder, 'hooks', hook), 0o755);
  }
  assert.match(await textAt(remotes().all, url, null), /: two$/);
  assert.equal(existsSync(trap), false);
});

/** Serves the files of a folder over HTTP, as a plain web server does, and asks for a password if it is told to. */
async function webServer(
  root: string,
  password: string | null = null,
): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = join(root, new URL(request.url!, 'http://localhost').pathname);
    const isAllowed = password === null || request.headers.authorization === `Basic ${btoa(password)}`;
    if (!isAllowed) response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    else if (!existsSync(path) || !statSync(path).isFile()) response.writeHead(404).end();
    else response.writeHead(200).end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

test('a plain web server that can give no part of a history gives all of it', async () => {
  const { folder, commits } = remote();
  git(folder, 'update-server-info');
  const { url, server } = await webServer(join(folder, '..'));
  try {
    const { all } = remotes();
    const short = commits[1]!.slice(0, 7);
    assert.equal(await textAt(all, `${url}/dc.git`, null), `main (${short}…) of ${url}/dc.git moves: two`);
    assert.equal(
      await refused(all, `${url}/none.git`),
      `source/unreachable: the repository \`${url}/none.git\` cannot be read: there is no repository at that place, or not for you`,
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('credentials are used, are never printed, and do not make another copy', async () => {
  const { folder } = remote();
  git(folder, 'update-server-info');
  const { url, server } = await webServer(join(folder, '..'), 'ada:w0rd');
  const withUser = (user: string): string => url.replace('//', `//${user}@`).concat('/dc.git');
  try {
    const { cache, all } = remotes();
    const text = await textAt(all, withUser('ada:w0rd'), null);
    assert.ok(text.includes(` of ${url}/dc.git moves: two`), text);
    const denied = `source/unreachable: the repository \`${url}/dc.git\` cannot be read: it asks for credentials, and Git has none that it accepts`;
    assert.equal(await refused(all, `${url}/dc.git`), denied);
    assert.equal(await refused(all, withUser('ada:wrong')), denied);
    const bare = cached(cache);
    assert.equal(readFileSync(join(bare, 'config'), 'utf8').includes('w0rd'), false);
    assert.equal(
      existsSync(join(bare, 'FETCH_HEAD')) && readFileSync(join(bare, 'FETCH_HEAD'), 'utf8').includes('w0rd'),
      false,
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

async function freePort(): Promise<number> {
  const probe = createSocketServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

test('a server of Git gives a commit that nothing names, and one that is gone is said so', async () => {
  const { folder, commits } = remote();
  const port = await freePort();
  const url = `git://127.0.0.1:${port}/dc.git`;
  const daemon = spawn(
    'git',
    [
      'daemon',
      '--export-all',
      '--verbose',
      '--reuseaddr',
      '--listen=127.0.0.1',
      `--port=${port}`,
      `--base-path=${join(folder, '..')}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  try {
    await new Promise((resolve) => daemon.stderr.once('data', resolve));
    const { cache, all } = remotes();
    assert.match(await textAt(all, url, commits[0]!), /: one$/);
    assert.equal(git(cached(cache), 'rev-list', '--all', '--count'), '1');
  } finally {
    // It has a child of its own.
    process.kill(-daemon.pid!, 'SIGKILL');
    await new Promise((resolve) => daemon.once('close', resolve));
  }
  assert.equal(
    await refused(remotes().all, url),
    `source/unreachable: the repository \`${url}\` cannot be read: its host refuses the connection`,
  );
});

test('many at once share one copy', async () => {
  const { url } = remote();
  const { cache } = remotes();
  const texts = await Promise.all(
    [null, 'v1', 'HEAD~1', 'main'].map((ref) => textAt(new Remotes(cache, null), url, ref)),
  );
  assert.deepEqual(
    texts.map((text) => text.split(': ').at(-1)),
    ['two', 'one', 'one', 'two'],
  );
});

const asSuperuser = process.getuid?.() === 0 ? test : () => {};

asSuperuser('under sudo the copy belongs to the user who called it', async () => {
  const { folder, url } = remote();
  const home = kept(temporaryFolder());
  const world = [join(folder, '..'), home];
  for (const path of world) chmodSync(path, 0o777);
  git(folder, 'config', 'safe.directory', '*');
  writeFiles(home, { '.gitconfig': `[safe]\n  directory = *\n` });
  const cache = join(home, 'cache');
  const text = await textAt(new Remotes(cache, { uid: 12345, gid: 12345, home }), url, null);
  assert.match(text, /: two$/);
  const bare = cached(cache);
  const owners = readdirSync(bare, { recursive: true, encoding: 'utf8' }).map(
    (path) => statSync(join(bare, path)).uid,
  );
  assert.deepEqual([...new Set([...owners, statSync(cache).uid])], [12345]);
});

test('offline a commit that is in the cache by its full name opens, and nobody is asked for another', async () => {
  const { url, folder, commits } = remote();
  const { cache, all } = remotes();
  assert.match(await textAt(all, url, 'v1'), /: one$/);
  rmSync(folder, { recursive: true });
  const offline = new Remotes(cache, null, true);
  assert.match(await textAt(offline, url, commits[0]!), /: one$/);
  const pin = 'pin it with `vaq lock`, or name a commit in full, and ';
  for (const [ref, what, help] of [
    ['v1', '`v1`', pin],
    [commits[1]!, `\`${commits[1]}\``, ''],
    [null, 'what it has now', pin],
  ] as const)
    assert.equal(
      await refused(offline, url, ref),
      `source/unreachable: ${what} of the repository \`${url}\` is not known offline; ${help}read it once with a network, as \`vaq validate\` does`,
    );
});

test.run();
