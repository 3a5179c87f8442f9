import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import { openRehearsal, type Rehearsal } from '../../../../src/boot/rehearsal/rehearsal.ts';
import { replayedJson, replayedLine } from '../../../../src/boot/rehearsal/replay/formats.ts';
import { readCapture } from '../../../../src/boot/rehearsal/replay/read.ts';
import { type Replayed, replay } from '../../../../src/boot/rehearsal/replay/replay.ts';
import { fixtureFiles } from '../../../support/memory-source.ts';
import type { Ground } from '../../../support/session-ground.ts';
import { onGround, sampleTree, wishOn } from '../sample.ts';
import { capture, pcap } from './made.ts';

const test = suite('boot/rehearsal/replay');

const RACK = fixtureFiles('four').get('sites/ams1/rack1.yml')!;

/** The four hosts, the first of which has the MAC of a captured machine. */
function with_(mac: string, mode = 'server'): ReadonlyMap<string, string> {
  const rack = RACK.replace('52:54:00:00:00:01', mac);
  return sampleTree('addr:', `dhcp_mode: ${mode}\n  addr:`, { 'sites/ams1/rack1.yml': rack });
}

async function open(ground: Ground): Promise<Rehearsal> {
  const { opened, sandbox, venue } = ground;
  const opening = await openRehearsal(opened, sandbox, venue.site, venue.hosts, {
    ...wishOn(ground),
    isReadOnly: true,
  });
  assert.ok(opening.ok, JSON.stringify(opening));
  return opening;
}

async function all(rehearsal: Rehearsal, bytes: Uint8Array): Promise<readonly Replayed[]> {
  const said: Replayed[] = [];
  for await (const one of replay(rehearsal, readCapture(bytes).frames)) said.push(one);
  return said;
}

const WHO = 'ams1/r1-01 (52:54:00:00:00:0a)';

test('a captured client is told what it would have been told, and nothing is written', async () => {
  await onGround(with_('52:54:00:00:00:0a'), async (ground) => {
    const said = await all(await open(ground), capture('a-bios-rom-ipxe'));
    const offer = `OFFER 198.51.100.11 to ${WHO}: http://198.51.100.1/boot.ipxe; to 255.255.255.255:68`;
    assert.deepEqual(
      said.map(({ packet, client, request, reply, silence }) => [packet, client, request, reply ?? silence]),
      [
        [1, '52:54:00:00:00:0a', 'DISCOVER (ipxe, bios)', offer],
        [2, '52:54:00:00:00:0a', 'DISCOVER (ipxe, bios)', offer],
        [
          5,
          '52:54:00:00:00:0a',
          'REQUEST (ipxe, bios)',
          `NAK to ${WHO}: it asks for 198.51.100.165, its address is 198.51.100.11; to 255.255.255.255:68`,
        ],
        [
          7,
          '52:54:00:00:00:0a',
          'DISCOVER (ordinary)',
          `OFFER 198.51.100.11 to ${WHO}: address only; to 255.255.255.255:68`,
        ],
      ],
    );
    assert.equal(
      replayedLine(said[0]!),
      `packet 1  2026-11-21T02:53:00.649264Z  52:54:00:00:00:0a  DISCOVER (ipxe, bios) → ${offer}\n`,
    );
    assert.equal(
      replayedJson(said[0]!),
      `{"at":"2026-11-21T02:53:00.649264Z","packet":1,"client":"52:54:00:00:00:0a","request":"DISCOVER (ipxe, bios)","reply":"${offer}","silence":null}\n`,
    );
    assert.equal(existsSync(`${ground.root}/state`), false);
  });
});

test('a stranger is told nothing, and a file that is not there by an error', async () => {
  await onGround(with_('52:54:00:00:00:01'), async (ground) => {
    const said = await all(await open(ground), capture('c-uefi-snponly'));
    assert.deepEqual(said[0]?.silence, 'DISCOVER of an unknown client, 52:54:00:00:00:1c');
    const read = said.find(({ request }) => request.startsWith('TFTP'));
    assert.deepEqual(
      [read?.client, read?.request, read?.reply],
      [
        '198.51.100.183',
        'TFTP read ipxe.efi (octet, tsize 0, blksize 1468, windowsize 4)',
        'ERROR 1 file not found',
      ],
    );
  });
});

test('beside another server port 4011 is answered too', async () => {
  await onGround(with_('52:54:00:00:00:31', 'proxy'), async (ground) => {
    const said = await all(await open(ground), capture('i-proxydhcp-uefi'));
    const port = said.find(({ request }) => request === 'REQUEST (pxe, efi-x86_64, to port 4011)');
    assert.match(
      port?.reply ?? '',
      /^ACK without an address to ams1\/r1-01 .*boot\/snponly\.efi from 198\.51\.100\.1; to 198\.51\.100\.\d+:4011$/,
    );
  });
});

test('frames of a link that is not read are said once', async () => {
  await onGround(with_('52:54:00:00:00:01'), async (ground) => {
    const said = await all(
      await open(ground),
      pcap([new Uint8Array(60), new Uint8Array(60)], { linkType: 105 }),
    );
    assert.deepEqual(
      said.map(({ packet, silence }) => [packet, silence]),
      [[1, 'link type 105 is not read; Ethernet, Linux cooked and raw IP are']],
    );
  });
});

/** The same numbers in each run: a mutation that breaks something can be made again. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('2,000 mutations of captures are read or refused, and never more than that', async () => {
  const random = generator(7);
  const originals = ['a-bios-rom-ipxe', 'c-uefi-snponly', 'i-proxydhcp-uefi'].map(capture);
  await onGround(with_('52:54:00:00:00:0a'), async (ground) => {
    const rehearsal = await open(ground);
    let [refused, answered] = [0, 0];
    for (let count = 0; count < 2000; count++) {
      const bytes = Uint8Array.from(originals[count % originals.length]!);
      for (let change = 0; change <= random(6); change++) bytes[random(bytes.length)] = random(256);
      const cut = random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
      const { problem } = readCapture(cut);
      if (problem !== null) {
        refused += 1;
        assert.match(problem, /^(packet \d+: |it )/);
      }
      for (const { reply, silence } of await all(rehearsal, cut)) {
        assert.equal(reply === null, silence !== null);
        if (reply !== null) answered += 1;
      }
    }
    assert.ok(refused > 400 && answered > 1000, `${refused} ${answered}`);
  });
});

test.run();
