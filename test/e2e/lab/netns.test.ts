import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite } from 'uvu';
import { atEnd, cleanUp } from './cleanup.ts';
import { ip, labNamespaces, removeStale } from './namespaces.ts';
import { makeNetwork } from './netns.ts';

const test = suite('e2e/lab/netns');
test.after.each(cleanUp);

const ADDRESS = '198.51.100.1/24';
const MODULE = new URL('./netns.ts', import.meta.url).href;

function inside(namespace: string, command: string): string {
  return ip(`netns exec ${namespace} ${command}`);
}

function namespacesOf(pid: number): readonly string[] {
  return labNamespaces().filter((name) => name.startsWith(`vaqt${pid}-`));
}

/** Another process that has made a network, with a process of its own inside, and waits. */
async function otherLab(): Promise<{ pid: number; end: (signal: NodeJS.Signals) => Promise<void> }> {
  const program = `
    const { makeNetwork } = await import('${MODULE}');
    const { spawn } = await import('node:child_process');
    const network = makeNetwork('${ADDRESS}');
    spawn('ip', ['netns', 'exec', network.server, 'sleep', '60'], { stdio: 'ignore' });
    console.log('ready');
  `;
  const node = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'] });
  atEnd(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return {
    pid: child.pid!,
    end: async (signal) => {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    },
  };
}

test('a client has the MAC asked for, no address, and reaches the service; nothing leads out', () => {
  const network = makeNetwork(ADDRESS);
  const client = network.addClient('52:54:00:00:00:01');
  const [eth0] = JSON.parse(inside(client, 'ip -j addr show eth0'));
  assert.equal(eth0.address, '52:54:00:00:00:01');
  assert.deepEqual(
    eth0.addr_info.filter(({ family }: { family: string }) => family === 'inet'),
    [],
  );
  inside(client, 'ip addr add 198.51.100.2/24 dev eth0');
  assert.match(inside(client, 'busybox ping -c 1 -W 2 198.51.100.1'), /1 packets received/);
  assert.equal(inside(client, 'ip route show default'), '');
  assert.equal(inside(network.server, 'ip route show default'), '');
});

test('nothing is left after cleaning up', () => {
  makeNetwork(ADDRESS).addClient('52:54:00:00:00:01');
  assert.equal(namespacesOf(process.pid).length, 3);
  cleanUp();
  assert.deepEqual(namespacesOf(process.pid), []);
});

test('nothing is left after SIGTERM', async () => {
  const other = await otherLab();
  assert.equal(namespacesOf(other.pid).length, 2);
  await other.end('SIGTERM');
  assert.deepEqual(namespacesOf(other.pid), []);
});

test('what SIGKILL leaves is removed by the next run, and what still lives is not', async () => {
  const [killed, living] = [await otherLab(), await otherLab()];
  await killed.end('SIGKILL');
  assert.equal(namespacesOf(killed.pid).length, 2);
  removeStale();
  assert.deepEqual(namespacesOf(killed.pid), []);
  assert.equal(namespacesOf(living.pid).length, 2);
  await living.end('SIGTERM');
});

test.run();
