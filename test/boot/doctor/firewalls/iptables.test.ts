import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readIptables } from '../../../../src/boot/doctor/firewalls/iptables.ts';

const test = suite('boot/doctor/firewalls/iptables');

const read = (...lines: readonly string[]) => readIptables(`${lines.join('\n')}\n`, ['eth0']);
const OFF = { name: 'iptables', state: 'off', opened: [] };
const ALL = { protocol: null, from: 0, to: 65535 };
const udp = (from: number, to = from) => ({ protocol: 'udp', from, to });

test('a chain that keeps nothing out is no firewall', () => {
  assert.deepEqual(read('-P INPUT ACCEPT'), OFF);
  assert.deepEqual(read('-P INPUT ACCEPT', '-A INPUT -i eth9 -j DROP'), OFF);
  assert.deepEqual(read('-P INPUT ACCEPT', '-A INPUT -m conntrack --ctstate INVALID -j DROP'), OFF);
  assert.deepEqual(read('-P INPUT ACCEPT', '-A INPUT -s 192.0.2.1/32 -p udp --dport 67 -j DROP'), OFF);
  assert.deepEqual(read(''), OFF);
});

test('what a closed chain accepts, by its policy or by a last rule', () => {
  const rules = [
    '-A INPUT -i lo -j ACCEPT',
    '-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
    '-A INPUT -p udp -m udp --dport 67:69 -m comment --comment "DHCP, and TFTP" -j ACCEPT',
    '-A INPUT -p tcp -m multiport --dports 22,80 -j ACCEPT',
    '-A INPUT ! -i eth9 -j ACCEPT',
    '-A INPUT -p icmp -j ACCEPT',
    '-A INPUT -j ts-input',
  ];
  const opened = [udp(67, 69), { protocol: 'tcp', from: 22, to: 22 }, { protocol: 'tcp', from: 80, to: 80 }];
  const on = { name: 'iptables', state: 'on', opened, refused: [] };
  assert.deepEqual(read('-P INPUT DROP', ...rules), on);
  const last = '-A INPUT -j REJECT --reject-with icmp-host-prohibited';
  assert.deepEqual(read('-P INPUT ACCEPT', ...rules, last, '-A INPUT -p udp -j ACCEPT'), on);
  assert.deepEqual(read('-P INPUT DROP', '-A INPUT -i eth0 -j ACCEPT').opened, [ALL]);
});

test('what a rule drops is refused, unless one before it accepts that', () => {
  const drop = '-A INPUT -p udp -m udp --dport 67 -j DROP';
  assert.deepEqual(read('-P INPUT ACCEPT', drop), {
    name: 'iptables',
    state: 'on',
    opened: [ALL],
    refused: [udp(67)],
  });
  assert.deepEqual(read('-P INPUT ACCEPT', '-A INPUT -p udp -m udp --dport 60:70 -j ACCEPT', drop), OFF);
  assert.deepEqual(read('-P INPUT ACCEPT', '-A INPUT -i eth0 -j DROP').refused, [ALL]);
});

test.run();
