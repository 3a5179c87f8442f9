import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { suite } from 'uvu';
import { dropPrivileges, outOfReach } from '../../src/boot/privileges.ts';
import { onLinux } from '../support/on-linux.ts';
import { freePorts, type Ports } from '../support/serving.ts';
import { RawClient } from './tftp/raw-client.ts';

const test = suite('boot/privileges');

test('where nobody has called sudo, or root has, nothing is given up', () => {
  assert.deepEqual(dropPrivileges(null), { ok: true, uid: null });
  assert.deepEqual(dropPrivileges({ uid: 0, gid: 0 }), { ok: true, uid: null });
});

test('what may be read and written is no obstacle, what is missing is one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-reach-'));
  await writeFile(join(folder, 'a'), '');
  const gone = join(folder, 'gone');
  assert.equal(await outOfReach({ read: [join(folder, 'a')], write: [folder] }), null);
  const may = `the user ${process.getuid?.()}, for whom vaq gives up root, may not`;
  assert.equal(await outOfReach({ read: [gone, gone], write: [folder] }), `${may} read ${gone}`);
  assert.equal(await outOfReach({ read: [gone], write: [gone] }), `${may} read ${gone}, nor write ${gone}`);
  await rm(folder, { recursive: true });
});

/** A user whom the system's table need not know. */
const USER = 54_321;

interface Child {
  readonly child: ChildProcess;
  readonly ports: Ports;
  /** What it has said, in order: its folders, then events, then how it ended. */
  readonly lines: Readonly<Record<string, unknown>>[];
  readonly ended: Promise<number | null>;
}

/** Serves in a process of its own, under sudo for USER, from a folder that belongs to `owner`; resolves when it is ready, or over. */
async function sudo(owner: number): Promise<Child> {
  const ports = await freePorts();
  const script = new URL('children/serve.ts', import.meta.url).pathname;
  const args = ['--import', 'tsx', script, String(ports.http), String(ports.tftp), String(owner)];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, SUDO_UID: String(USER), SUDO_GID: String(USER), SUDO_USER: 'somebody' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Child['lines'] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const value = JSON.parse(line);
      lines.push(value);
      if (value.event === 'ready') resolve();
    });
  });
  await Promise.race([ready, ended]);
  return { child, ports, lines, ended };
}

/** Real, effective, saved and file system user and group of a process, then its groups (proc_pid_status(5)). */
async function idsOf(pid: number): Promise<readonly string[]> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return ['Uid', 'Gid', 'Groups'].map((field) => {
    const line = new RegExp(`^${field}:(.*)$`, 'm').exec(status)![1]!;
    return line.trim().split(/\s+/).join(' ');
  });
}

if (process.getuid?.() === 0) {
  onLinux(
    test,
    'under sudo, root is given up for good once the ports are bound, and everything goes on',
    async () => {
      const { child, ports, lines, ended } = await sudo(USER);
      const four = `${USER} ${USER} ${USER} ${USER}`;
      assert.deepEqual(await idsOf(child.pid!), [four, four, `${USER}`]);
      const get = async (path: string) => (await fetch(`http://127.0.0.1:${ports.http}${path}`)).text();
      assert.match(await get('/ipxe?mac=52-54-00-00-00-01'), /^# ams1\/r1-01, boot debian12$/m);
      assert.equal(await get('/files/debian12/linux'), 'the bytes of debian12/linux\n');
      const report = /\/checkpoint\/\w+/.exec(await get('/config/52-54-00-00-00-01'))![0];
      assert.equal(await get(report), 'vaq: thank you\n');
      const client = await RawClient.open();
      assert.match(String(await client.fetch(ports.tftp, 'autoexec.ipxe')), /^#!ipxe\n/);
      await client.close();
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
      assert.deepEqual(lines.at(-1), { exit: 'clean', message: null });
      const { root, stateDir } = lines[0] as { readonly root: string; readonly stateDir: string };
      const state = await readdir(stateDir, { recursive: true });
      for (const path of state) assert.equal((await lstat(join(stateDir, path))).uid, USER, path);
      assert.equal(state.filter((path) => /^artifacts\/..\/[0-9a-f]{64}$/.test(path)).length, 2);
      await rm(root, { recursive: true });
    },
  );

  onLinux(test, 'where the user could not go on, nothing is served', async () => {
    const { lines, ended } = await sudo(0);
    assert.equal(await ended, 0);
    const [{ root, stateDir }, end, ...more] = lines as [Readonly<Record<string, string>>, unknown];
    const files = ['linux', 'initrd.gz'].map((name) => `${root}/files/debian12/${name}`).join(', ');
    const message = `the user ${USER}, for whom vaq gives up root, may not read ${files}, nor write ${stateDir}`;
    assert.deepEqual([end, more], [{ exit: 'couldNot', message }, []]);
    await rm(root!, { recursive: true });
  });
}

test.run();
