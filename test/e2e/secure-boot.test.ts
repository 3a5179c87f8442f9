// Microsoft's keys in the firmware: what is not signed is not started.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { startDnsmasq } from './lab/dnsmasq.ts';
import { isFull } from './lab/full.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import { layProofTree } from './lab/proof.ts';
import { answers, MAC, prove, sentByTftp, showProof, useProxy } from './lab/prove.ts';
import { Service } from './lab/service.ts';
import { SERVICE } from './lab/sot.ts';

const test = suite('e2e/secure-boot');
test.after.each(cleanUp);

const HOST = 'ams1/r1-01';
const LIMIT = 600;

const FILES = [
  'shimx64.efi',
  'grubx64.efi',
  'grub/grub.cfg',
  'files/debian12/linux',
  'files/debian12/initrd.gz',
];

test('shim, the GRUB that it vouches for, and the kernel that GRUB is told of', async () => {
  const proof = await prove({ firmware: 'secure-boot', programs: { 'efi-x86_64': 'shim-grub' } });
  console.log(showProof(proof));
  for (const line of answers(proof)) assert.match(line, /: shimx64\.efi from 198\.51\.100\.1$/);
  assert.deepEqual(sentByTftp(proof), FILES);
  const lines = proof.console.map(({ text }) => text);
  assert.ok(lines.some((text) => /^PROOF secureboot .*enabled/i.test(text)));
  assert.ok(lines.includes('vaq: ams1/r1-01 starts debian12'));
});

/** A machine that is told to load snponly.efi, which is not signed; what its firmware says to that. */
async function refused(mode: 'server' | 'proxy'): Promise<string> {
  const sot = layProofTree();
  if (mode === 'proxy') useProxy(sot);
  const network = makeNetwork(SERVICE);
  if (mode === 'proxy') startDnsmasq(network);
  const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');
  await service.waitFor({ event: 'ready' }, 120);
  const machine = new Machine({
    namespace: network.lan,
    tap: network.addTap(),
    mac: MAC,
    firmware: 'secure-boot',
  });
  await service.waitFor({ event: 'tftp', host: HOST, path: 'snponly.efi', outcome: 'finished' }, LIMIT);
  const { text } = await machine.waitFor(/Access Denied|Security Violation|failed to load Boot/, LIMIT);
  const { id, message } = await service.waitFor({ event: 'diagnosis', host: HOST }, LIMIT);
  machine.powerOff();
  assert.equal(id, 'program-refused');
  assert.match(message, /^its firmware has loaded \S*snponly\.efi and not started it; Secure Boot refuses /);
  assert.deepEqual(service.having({ event: 'script' }), []);
  await service.stop();
  return text;
}

test('a program that nobody signed is loaded and refused, and the diagnosis says so', async () => {
  console.log(await refused('server'));
});

if (isFull) {
  test('beside a server that names us as the next server, GRUB comes to us as shim does, and says which MAC it has', async () => {
    const programs = { 'efi-x86_64': 'shim-grub' };
    const nextServer = '198.51.100.1';
    const proof = await prove({ firmware: 'secure-boot', mode: 'proxy', programs, nextServer });
    console.log(showProof(proof));
    const [shim, grub, search, ...files] = FILES;
    assert.deepEqual(sentByTftp(proof), [shim, grub, search, `${search}-01-${MAC}`, ...files]);
  });

  test('what is not signed is refused beside such a server, too', async () => {
    console.log(await refused('proxy'));
  });
}

test.run();
