// Microsoft's keys in the firmware: what is not signed is not started.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { startDnsmasq } from './lab/dnsmasq.ts';
import { isFull } from './lab/full.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import { layProofTree } from './lab/proof.ts';
import { answers, changeSite, MAC, prove, sentByTftp, showProof, type Way } from './lab/prove.ts';
import { Service } from './lab/service.ts';
import { SERVICE } from './lab/sot.ts';

const test = suite('e2e/secure-boot');
test.after.each(cleanUp);

const HOST = 'ams1/r1-01';
const LIMIT = 600;
const SHIM = { 'efi-x86_64': 'shim-grub' };

const FILES = [
  'shimx64.efi',
  'grubx64.efi',
  'grub/grub.cfg',
  'files/debian12/linux',
  'files/debian12/initrd.gz',
];

test('shim, the GRUB that it vouches for, and the kernel that GRUB is told of', async () => {
  const proof = await prove({ firmware: 'secure-boot', programs: SHIM });
  console.log(showProof(proof));
  for (const line of answers(proof)) assert.match(line, /: shimx64\.efi from 198\.51\.100\.1$/);
  assert.deepEqual(sentByTftp(proof), FILES);
  const lines = proof.console.map(({ text }) => text);
  assert.ok(lines.some((text) => /^PROOF secureboot .*enabled/i.test(text)));
  assert.ok(lines.includes('vaq: ams1/r1-01 starts debian12'));
});

/** A machine that loads a program, by TFTP, and what is said of it when it goes no further. */
async function stuck(
  way: Omit<Way, 'firmware'>,
  program: string,
): Promise<{ machine: Machine; said: string }> {
  const sot = layProofTree();
  changeSite(sot, { ...way, firmware: 'secure-boot' });
  const network = makeNetwork(SERVICE);
  if (way.mode === 'proxy') startDnsmasq(network);
  const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');
  await service.waitFor({ event: 'ready' }, 120);
  const machine = new Machine({
    namespace: network.lan,
    tap: network.addTap(),
    mac: MAC,
    firmware: 'secure-boot',
  });
  await service.waitFor({ event: 'tftp', host: HOST, path: program, outcome: 'finished' }, LIMIT);
  const { id, message } = await service.waitFor({ event: 'diagnosis', host: HOST }, LIMIT);
  machine.powerOff();
  assert.deepEqual(service.having({ event: 'script' }), []);
  await service.stop();
  return { machine, said: `${id}: ${message}` };
}

/** Has a machine load what nobody signed; what its firmware says to that. */
async function refused(mode: 'server' | 'proxy'): Promise<string> {
  const { machine, said } = await stuck({ mode }, 'snponly.efi');
  assert.match(
    said,
    /^program-refused: its firmware has loaded \S*snponly\.efi and not started it; Secure Boot /,
  );
  const { text } = await machine.waitFor(/Access Denied|Security Violation|failed to load Boot/, 1);
  return text;
}

test('a program that nobody signed is loaded and refused, and the diagnosis says so', async () => {
  console.log(await refused('server'));
});

if (isFull) {
  test('beside a server that names us as the next server, GRUB comes to us as shim does, and says which MAC it has', async () => {
    const nextServer = '198.51.100.1';
    const proof = await prove({ firmware: 'secure-boot', mode: 'proxy', programs: SHIM, nextServer });
    console.log(showProof(proof));
    const [shim, grub, search, ...files] = FILES;
    assert.deepEqual(sentByTftp(proof), [shim, grub, search, `${search}-01-${MAC}`, ...files]);
  });

  test('where that server names nobody, GRUB asks for nothing, and the diagnosis says why', async () => {
    const { said } = await stuck({ mode: 'proxy', programs: SHIM }, 'grubx64.efi');
    assert.match(
      said,
      /^grub-lost: it has loaded grubx64\.efi, which has not asked for its configuration; beside /,
    );
  });

  test('what is not signed is refused beside such a server, too', async () => {
    console.log(await refused('proxy'));
  });
}

test.run();
