// Microsoft's keys in the firmware: what is not signed is not started.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { Machine } from './lab/machine.ts';
import { makeNetwork } from './lab/netns.ts';
import { layProofTree } from './lab/proof.ts';
import { answers, MAC, prove, sentByTftp, showProof } from './lab/prove.ts';
import { Service } from './lab/service.ts';
import { SERVICE } from './lab/sot.ts';

const test = suite('e2e/secure-boot');
test.after.each(cleanUp);

test('shim, the GRUB that it vouches for, and the kernel that GRUB is told of', async () => {
  const proof = await prove({ firmware: 'secure-boot', programs: { 'efi-x86_64': 'shim-grub' } });
  console.log(showProof(proof));
  for (const line of answers(proof)) assert.match(line, /: shimx64\.efi from 198\.51\.100\.1$/);
  const sent = sentByTftp(proof);
  assert.deepEqual(sent, [
    'shimx64.efi',
    'grubx64.efi',
    'grub/grub.cfg',
    'files/debian12/linux',
    'files/debian12/initrd.gz',
  ]);
  const lines = proof.console.map(({ text }) => text);
  assert.ok(lines.some((text) => /^PROOF secureboot .*enabled/i.test(text)));
  assert.ok(lines.includes('vaq: ams1/r1-01 starts debian12'));
});

test('a program that nobody signed is loaded and refused, and the events show that nothing followed', async () => {
  const sot = layProofTree();
  const network = makeNetwork(SERVICE);
  const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');
  await service.waitFor({ event: 'ready' }, 30);
  const machine = new Machine({
    namespace: network.lan,
    tap: network.addTap(),
    mac: MAC,
    firmware: 'secure-boot',
  });
  await service.waitFor({ event: 'tftp', host: 'ams1/r1-01', path: 'snponly.efi', outcome: 'finished' }, 120);
  const { text } = await machine.waitFor(/Access Denied|Security Violation|failed to load Boot/, 120);
  console.log(text);
  machine.powerOff();
  assert.deepEqual(service.having({ event: 'script' }), []);
  await service.stop();
});

test.run();
