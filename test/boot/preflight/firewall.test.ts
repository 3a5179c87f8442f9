import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { FirewallFacts } from '../../../src/boot/doctor/facts.ts';
import { firewallHints } from '../../../src/boot/preflight/firewall.ts';

const test = suite('boot/preflight/firewall');

const PLACE = { interfaceName: 'eth0', address: '198.51.100.1', networks: [] };
const VENUE = {
  places: [PLACE, { ...PLACE, address: '203.0.113.1' }],
  dhcp: 'server',
  httpPort: 8080,
} as const;
const PORTS = { dhcpPort: 67, tftpPort: 6969 };
const NFT: FirewallFacts = {
  name: 'nftables',
  state: 'on',
  opened: [{ protocol: 'udp', from: 67, to: 67 }],
  chains: ['inet filter input'],
};

test('what a firewall keeps out of the ports that are bound is said with what lets it in', async () => {
  const asked: (readonly string[])[] = [];
  const gather = async (serving: readonly string[]): Promise<readonly FirewallFacts[]> => {
    asked.push(serving);
    return [NFT];
  };
  assert.deepEqual(await firewallHints(VENUE, { ...PORTS, pxePort: 4012 }, gather), [
    "nftables is on, and may keep out 4012/udp, 6969/udp, 8080/tcp; sudo nft insert rule inet filter input udp dport '{ 4012, 6969 }' accept; sudo nft insert rule inet filter input tcp dport 8080 accept",
  ]);
  assert.deepEqual(asked, [['eth0']]);
  assert.deepEqual(
    await firewallHints({ ...VENUE, dhcp: 'off' }, PORTS, async () => [{ ...NFT, name: 'ufw' }]),
    ['ufw keeps out 6969/udp, 8080/tcp; sudo ufw allow 6969/udp; sudo ufw allow 8080/tcp'],
  );
});

test('nothing is said of one that is off, lets all in, is not to be read, or asks its user', async () => {
  const all = [{ protocol: null, from: 0, to: 65535 }];
  for (const one of [
    { ...NFT, state: 'off' },
    { ...NFT, opened: all },
    { ...NFT, state: 'unreadable' },
    { ...NFT, name: 'macOS' },
  ] as const)
    assert.deepEqual(await firewallHints(VENUE, PORTS, async () => [one]), []);
});

test.run();
