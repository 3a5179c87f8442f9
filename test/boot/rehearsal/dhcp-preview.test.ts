import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { encodePacket } from '../../../src/boot/dhcp/codec/encode.ts';
import { CLIENT_NAMES, CLIENTS, type ClientName } from '../../../src/boot/rehearsal/clients.ts';
import { type HostDhcp, previewDhcp } from '../../../src/boot/rehearsal/dhcp-preview.ts';
import type { HostsWish } from '../../../src/boot/rehearsal/hosts.ts';
import { machineOf, packetOf } from '../../../src/boot/rehearsal/machine.ts';
import type { Ground } from '../../support/session-ground.ts';
import { withScene } from '../../support/session-scene.ts';
import { onGround, sampleTree, wishOn } from './sample.ts';

const test = suite('boot/rehearsal/dhcp-preview');

async function preview(
  ground: Ground,
  changes: Partial<HostsWish> & { readonly firmware?: ClientName } = {},
): Promise<readonly HostDhcp[]> {
  const { opened, sandbox } = ground;
  const seen = await previewDhcp(opened, sandbox, { firmware: null, ...wishOn(ground, changes) });
  assert.ok(seen.ok, JSON.stringify(seen));
  return seen.hosts;
}

/** What each client is told, in the words of the log, or why it is told nothing. */
function told(dhcp: HostDhcp): Readonly<Record<string, readonly string[]>> {
  const line = ({ result, silence, type, port }: HostDhcp['clients'][number]['exchanges'][number]): string =>
    `${type} ${port}: ${result.kind === 'silent' ? silence : result.summary}`;
  return Object.fromEntries(dhcp.clients.map(({ client, exchanges }) => [client, exchanges.map(line)]));
}

const WHO = 'ams1/r1-01 (52:54:00:00:00:01)';
const OFFER = `DISCOVER 67: OFFER 198.51.100.11 to ${WHO}`;
const ACK = `REQUEST 67: ACK 198.51.100.11 to ${WHO}`;

function both(what: string): readonly string[] {
  return [`${OFFER}: ${what}`, `${ACK}: ${what}`];
}

test('each type of client is told what it can start', async () => {
  await onGround(sampleTree(), async (ground) => {
    const [dhcp] = await preview(ground);
    assert.deepEqual(told(dhcp!), {
      bios: both('boot/undionly.kpxe from 198.51.100.1'),
      uefi: both('boot/snponly.efi from 198.51.100.1'),
      arm64: both('no TFTP program for efi-arm64'),
      'uefi-http': both('http://198.51.100.1/files/boot/snponly.efi'),
      'arm64-http': both('no HTTP program for http-arm64'),
      'ipxe-bios': both('http://198.51.100.1/boot.ipxe'),
      'ipxe-uefi': both('http://198.51.100.1/boot.ipxe'),
      'ipxe-arm64': both('http://198.51.100.1/boot.ipxe'),
      os: both('address only'),
    });
    assert.deepEqual(dhcp!.due, { boot: 'debian12', step: 0, steps: 1, attempt: 1 });
    assert.deepEqual([dhcp!.mode, dhcp!.action, dhcp!.relay], ['server', 'install', null]);
  });
});

test('the bytes are those that a session sends', async () => {
  await onGround(sampleTree(), async (ground) => {
    const [dhcp] = await preview(ground);
    await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
      const machine = machineOf(ground.host('ams1/r1-01'), ground.venue.places[0]);
      // The scene has names of its own for programs; these clients load none.
      for (const client of ['ipxe-bios', 'ipxe-uefi', 'os'] as const) {
        const { exchanges } = dhcp!.clients.find((one) => one.client === client)!;
        const { result } = exchanges[0]!;
        assert.ok(result.kind === 'reply');
        const sent = scene.dhcp(packetOf(machine, CLIENTS[client], 'DISCOVER'))!;
        assert.deepEqual(
          encodePacket(result.packet, result.maxBytes),
          encodePacket(sent.packet, sent.maxBytes),
          client,
        );
      }
    });
  });
});

test('beside another server UEFI asks the boot server too, and an operating system gets nothing', async () => {
  await onGround(sampleTree('addr:', 'dhcp_mode: proxy\n  addr:'), async (ground) => {
    const [dhcp] = await preview(ground);
    const offer = (what: string): string => `DISCOVER 67: OFFER without an address to ${WHO}: ${what}`;
    assert.deepEqual(told(dhcp!), {
      bios: [offer('boot/undionly.kpxe from 198.51.100.1')],
      uefi: [
        offer('boot/snponly.efi from 198.51.100.1'),
        `REQUEST 4011: ACK without an address to ${WHO}: boot/snponly.efi from 198.51.100.1`,
      ],
      arm64: [`DISCOVER 67: ${WHO}: no TFTP program for efi-arm64`],
      'uefi-http': [offer('http://198.51.100.1/files/boot/snponly.efi')],
      'arm64-http': [`DISCOVER 67: ${WHO}: no HTTP program for http-arm64`],
      'ipxe-bios': [offer('http://198.51.100.1/boot.ipxe')],
      'ipxe-uefi': [offer('http://198.51.100.1/boot.ipxe')],
      'ipxe-arm64': [offer('http://198.51.100.1/boot.ipxe')],
      os: ['DISCOVER 67: it asks for an address only'],
    });
    const [uefi] = (await preview(ground, { firmware: 'uefi' }))[0]!.clients;
    const { result } = uefi!.exchanges[1]!;
    assert.ok(result.kind === 'reply');
    assert.deepEqual(result.destination, { address: '198.51.100.11', port: 4011 });
  });
});

test('a site that leaves DHCP alone answers nobody', async () => {
  await onGround(sampleTree('addr:', 'dhcp_mode: "off"\n  addr:'), async (ground) => {
    const [dhcp] = await preview(ground);
    assert.deepEqual(told(dhcp!), Object.fromEntries(CLIENT_NAMES.map((client) => [client, []])));
  });
});

test('a host of another network is reached through its router as the relay agent', async () => {
  await onGround(sampleTree('addr: 198.51.100.1', 'addr: 192.0.2.1'), async (ground) => {
    const [dhcp] = await preview(ground, { firmware: 'bios' });
    assert.equal(dhcp!.relay, '198.51.100.1');
    const { result } = dhcp!.clients[0]!.exchanges[0]!;
    assert.ok(result.kind === 'reply');
    assert.deepEqual(
      [result.destination, result.packet.giaddr, result.packet.siaddr],
      [{ address: '198.51.100.1', port: 67 }, '198.51.100.1', '192.0.2.1'],
    );
  });
});

test('a host that has been installed is sent to its disk, and with --reinstall to its boot', async () => {
  await onGround(sampleTree(), async (ground) => {
    let stateDir = '';
    await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
      stateDir = scene.stateDir;
      const { body } = await scene.get('/config/52-54-00-00-00-01', '198.51.100.11');
      assert.equal(body, 'vaq: no boot is under way on this host\n');
      await scene.get('/ipxe?mac=52-54-00-00-00-01', '198.51.100.11');
      const config = await scene.get('/config/52-54-00-00-00-01', '198.51.100.11');
      const token = /\/checkpoint\/(\w+)/.exec(config.body)![1];
      assert.equal((await scene.get(`/checkpoint/${token}`, '198.51.100.11')).status, 200);
      await scene.events();
    });
    const [done] = await preview(ground, { stateDir, firmware: 'bios' });
    assert.deepEqual([done!.due, done!.action], [null, 'unchanged']);
    assert.deepEqual(told(done!), { bios: both('local boot, so no boot file') });
    const [again] = await preview(ground, { stateDir, firmware: 'bios', reinstall: true });
    assert.deepEqual(again!.due, { boot: 'debian12', step: 0, steps: 1, attempt: 2 });
    assert.deepEqual(told(again!), { bios: both('boot/undionly.kpxe from 198.51.100.1') });
  });
});

test('several hosts are shown in their order, and an unknown one is refused', async () => {
  await onGround(sampleTree(), async (ground) => {
    const all = await preview(ground, { hosts: ['r1-0?'], firmware: 'os' });
    assert.deepEqual(
      all.map(({ host }) => host.label),
      ['ams1/r1-01', 'ams1/r1-02', 'ams1/r1-03', 'ams1/r1-04'],
    );
    const { opened, sandbox } = ground;
    assert.deepEqual(
      await previewDhcp(opened, sandbox, { firmware: null, ...wishOn(ground, { hosts: ['r1-1'] }) }),
      { ok: false, exit: 'usage', message: 'no host is called `r1-1`; did you mean `r1-01`?' },
    );
  });
});

test('without an address for the service there is nothing to say', async () => {
  await onGround(sampleTree('  addr: 198.51.100.1\n', ''), async (ground) => {
    const { opened, sandbox } = ground;
    assert.deepEqual(await previewDhcp(opened, sandbox, { firmware: null, ...wishOn(ground) }), {
      ok: false,
      exit: 'couldNot',
      message:
        'the source of truth states no address for the service of ams1/r1-01; give `service.addr` in env.yml, or --addr',
    });
    const [dhcp] = await preview(ground, { addr: '198.51.100.9', firmware: 'ipxe-uefi', httpPort: 8080 });
    assert.deepEqual(told(dhcp!), { 'ipxe-uefi': both('http://198.51.100.9:8080/boot.ipxe') });
  });
});

test.run();
