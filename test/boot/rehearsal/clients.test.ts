// The profiles against what real firmware sent: the options by which it is known, and what it asks for.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { describeClient } from '../../../src/boot/dhcp/client.ts';
import { readOption } from '../../../src/boot/dhcp/codec/options.ts';
import { CLIENTS, type ClientName } from '../../../src/boot/rehearsal/clients.ts';
import { packetOf } from '../../../src/boot/rehearsal/machine.ts';
import type { Host } from '../../../src/sot/model/types.ts';
import { captured } from '../dhcp/captured.ts';

const test = suite('boot/rehearsal/clients');

const MACHINE = {
  host: {} as Host,
  mac: '52:54:00:00:00:01',
  uuid: '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab',
  address: null,
  relay: null,
};

const CAPTURES: readonly (readonly [ClientName, string, readonly (55 | 57 | 60 | 77 | 93 | 94)[]])[] = [
  ['uefi', 'ovmf-pxe-discover', [55, 57, 60, 77, 93, 94]],
  ['arm64', 'aavmf-pxe-discover', [55, 57, 60, 77, 93, 94]],
  ['uefi-http', 'ovmf-http-discover', [57, 60, 77, 93, 94]],
  ['ipxe-bios', 'ipxe-rom-bios-discover', [55, 57, 60, 77, 93, 94]],
  ['ipxe-uefi', 'snponly-discover', [55, 57, 77, 93]],
  ['os', 'dhclient-discover', [55, 57, 60, 77, 93, 94]],
];

for (const [name, file, codes] of CAPTURES) {
  test(`${name} asks as the firmware of ${file} did`, () => {
    const ours = packetOf(MACHINE, CLIENTS[name], 'DISCOVER');
    const theirs = captured(file);
    for (const code of codes)
      assert.deepEqual(readOption(ours.options, code), readOption(theirs.options, code), `option ${code}`);
    const { kind, architecture } = describeClient(theirs);
    const client = describeClient(ours);
    assert.deepEqual([client.kind, client.architecture], [kind, architecture]);
    assert.deepEqual(ours.options.get(97), theirs.options.get(97));
    assert.equal(ours.flags, theirs.flags);
  });
}

test.run();
