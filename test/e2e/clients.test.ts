// Clients of TFTP, HTTP and router discovery that others wrote, in a network as machines have it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { takeAddress, udhcpc } from './lab/client.ts';
import { makeFolder } from './lab/folder.ts';
import { ip } from './lab/namespaces.ts';
import { makeNetwork } from './lab/netns.ts';
import { addFarNetwork } from './lab/relay.ts';
import { Service } from './lab/service.ts';
import { INSTALLER_FILES, layTree, SERVICE } from './lab/sot.ts';

const test = suite('e2e/clients');
test.after(cleanUp);

const MAC = '52:54:00:00:00:01';
const PROGRAM = 'undionly.kpxe';
const network = makeNetwork(SERVICE);
const service = new Service(network.server, layTree('four'), '--host', 'r1-01', '--yes', '--ra');
const client = network.addClient(MAC);
const folder = makeFolder('clients');

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** What a command in the namespace wrote to both outputs, and its exit code, within 30 s. */
async function run(
  namespace: string,
  command: string,
  ...more: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const words = [...command.split(' '), ...more];
  const { exitCode, all } = await execa('ip', ['netns', 'exec', namespace, ...words], {
    all: true,
    cwd: folder,
    reject: false,
    stdin: 'ignore',
    timeout: 30_000,
  });
  return { code: exitCode ?? -1, said: all };
}

test.before(async () => {
  await service.waitFor({ event: 'ready' }, 120);
  const lease = await udhcpc(client);
  takeAddress(client, lease!);
});

const TFTP: Readonly<Record<string, (file: string) => readonly [string, ...string[]]>> = {
  curl: (file) => [`curl -s -S -o ${file} tftp://198.51.100.1/${PROGRAM}`],
  'tftp-hpa': (file) => [`tftp -m binary 198.51.100.1 -c get ${PROGRAM} ${file}`],
  atftp: (file) => [`atftp -g -r ${PROGRAM} -l ${file} 198.51.100.1`],
  'atftp with a window': (file) => [
    `atftp -g -r ${PROGRAM} -l ${file} 198.51.100.1`,
    ...['--option', 'windowsize 8', '--option', 'blksize 1468'],
  ],
  busybox: (file) => [`busybox tftp -b 1468 -g -r ${PROGRAM} -l ${file} 198.51.100.1`],
};

for (const [name, command] of Object.entries(TFTP)) {
  test(`TFTP: ${name} has the boot program whole`, async () => {
    const file = name.replaceAll(' ', '-');
    const { code, said } = await run(client, ...command(file));
    assert.equal(code, 0, said);
    assert.equal(digest(join(folder, file)), digest(`/usr/lib/ipxe/${PROGRAM}`));
  });
}

test('TFTP: nobody can write, and a file that is not there is an error at once', async () => {
  const put = await run(client, `tftp -m binary 198.51.100.1 -c put curl ${PROGRAM}`);
  assert.match(put.said, /Error code 2: this server is read-only/);
  const missing = await run(client, 'tftp -m binary 198.51.100.1 -c get none');
  assert.match(missing.said, /Error code 1: file not found/);
});

test('HTTP: curl has a file whole, in two parts, and its head', async () => {
  const url = 'http://198.51.100.1/files/debian12/linux';
  const path = INSTALLER_FILES['debian12/linux'];
  await run(client, `curl -s -o whole ${url}`);
  assert.equal(digest(join(folder, 'whole')), digest(path));
  await run(client, `curl -s -o parts --range 0-999999 ${url}`);
  const { code, said } = await run(client, `curl -s -S -o parts -C - ${url}`);
  assert.equal(code, 0, said);
  assert.equal(digest(join(folder, 'parts')), digest(path));
  const head = await run(client, `curl -s -I ${url}`);
  assert.match(head.said, /^HTTP\/1\.1 200 OK\r?\n/);
  assert.match(head.said, new RegExp(`^content-length: ${readFileSync(path).length}\\r?$`, 'im'));
});

test('router discovery: rdisc6 of a known host hears that there is no router, that of a stranger nothing', async () => {
  const ask = 'rdisc6 -1 -r 3 -w 2000 eth0';
  const strange = network.addClient('52:54:00:00:99:77');
  while (ip(`-n ${strange} -6 addr show dev eth0 tentative`) !== '') await delay(100);
  const known = await run(client, ask);
  console.log(known.said);
  assert.match(known.said, /Router lifetime +: +0 \(0x00000000\) seconds/);
  assert.doesNotMatch(known.said, /Prefix/);
  const stranger = await run(strange, ask);
  assert.match(stranger.said, /No response/);
});

test('DHCP: udhcpc of a host that was moved behind a relay agent is left alone, since its address is of this network', async () => {
  const far = addFarNetwork(network);
  assert.equal(await udhcpc(far.addClient('52:54:00:00:00:02')), null);
  const [line] = service.having({ event: 'dhcp', mac: '52:54:00:00:00:02' });
  console.log(line?.message);
  assert.match(line?.message ?? '', /203\.0\.113\./);
});

test('the service ends cleanly', () => service.stop());

test.run();
