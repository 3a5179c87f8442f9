import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { firewallLines } from '../../../../src/boot/doctor/checks/firewall.ts';
import type { FirewallFacts } from '../../../../src/boot/doctor/facts.ts';
import { neededPorts } from '../../../../src/boot/doctor/needed-ports.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/firewall');

function lines(...firewalls: readonly FirewallFacts[]): readonly string[] {
  return texts(firewallLines({ firewalls, nodePath: '/usr/bin/node' }, neededPorts(null)));
}

const on = (name: FirewallFacts['name'], opened: FirewallFacts['opened'] = []): FirewallFacts => ({
  name,
  state: 'on',
  opened,
});

test('a firewall that is off or lets everything in', () => {
  assert.deepEqual(lines(), ['ok firewall: no program of one is installed']);
  assert.deepEqual(lines({ name: 'ufw', state: 'off', opened: [] }), ['ok firewall: off: ufw']);
  assert.deepEqual(lines(on('nftables', [{ protocol: null, from: 0, to: 65535 }])), [
    'ok firewall: nftables lets in 67/udp, 4011/udp, 69/udp, 80/tcp',
  ]);
});

test('what it keeps out is opened by its own command', () => {
  const dhcp = { protocol: 'udp', from: 67, to: 69 } as const;
  assert.deepEqual(lines(on('ufw', [dhcp])), [
    'error firewall: ufw keeps out 4011/udp, 80/tcp → sudo ufw allow 4011/udp; sudo ufw allow 80/tcp',
  ]);
  assert.deepEqual(lines(on('firewalld', [dhcp])), [
    'error firewall: firewalld keeps out 4011/udp, 80/tcp → sudo firewall-cmd --add-port=4011/udp --add-port=80/tcp',
  ]);
  const nft = { ...on('nftables', [dhcp]), chains: ['inet filter input', 'ip raw in'] };
  assert.deepEqual(lines(nft), [
    'warning firewall: nftables is on, and may keep out 4011/udp, 80/tcp → sudo nft insert rule inet filter input udp dport 4011 accept; sudo nft insert rule inet filter input tcp dport 80 accept; sudo nft insert rule ip raw in udp dport 4011 accept; sudo nft insert rule ip raw in tcp dport 80 accept',
  ]);
  assert.deepEqual(lines({ ...nft, chains: ['inet filter input'], refused: [dhcp] }), [
    "error firewall: nftables keeps out 67/udp, 69/udp → sudo nft insert rule inet filter input udp dport '{ 67, 69 }' accept",
    'warning firewall: nftables is on, and may keep out 4011/udp, 80/tcp → sudo nft insert rule inet filter input udp dport 4011 accept; sudo nft insert rule inet filter input tcp dport 80 accept',
  ]);
  const closed = [dhcp, { ...dhcp, from: 4011, to: 4011 }];
  assert.deepEqual(lines(on('iptables', closed)), [
    'warning firewall: iptables is on, and may keep out 80/tcp → sudo iptables -I INPUT -p tcp --dport 80 -j ACCEPT',
  ]);
  const all = '67/udp, 4011/udp, 69/udp, 80/tcp';
  assert.deepEqual(lines(on('pf'), on('macOS'), on('Windows')), [
    `warning firewall: pf is on, and may keep out ${all} → pass ${all} in /etc/pf.conf; or sudo pfctl -d while you serve`,
    `warning firewall: macOS is on, and may keep out ${all} → sudo /usr/libexec/ApplicationFirewall/socketfilterfw --add /usr/bin/node --unblockapp /usr/bin/node`,
    `warning firewall: Windows is on, and may keep out ${all} → netsh advfirewall firewall add rule name=vaq dir=in action=allow program="/usr/bin/node"`,
  ]);
});

test('rules that cannot be read are not taken for none', () => {
  assert.deepEqual(lines({ name: 'nftables', state: 'unreadable', opened: [] }), [
    'warning firewall: only root may read the rules of nftables → sudo vaq doctor',
  ]);
});

test.run();
