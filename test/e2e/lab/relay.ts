import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { atEnd } from './cleanup.ts';
import { addNamespace, ip } from './namespaces.ts';
import type { Network } from './netns.ts';

/** A network behind a router that relays DHCP: machines run in its namespace. */
export interface FarNetwork {
  readonly namespace: string;
  /** Plugs in a TAP device and returns its name. */
  readonly addTap: () => string;
  /** Plugs in a namespace whose `eth0` has this MAC and no address, and returns the namespace's name. */
  readonly addClient: (mac: string) => string;
}

const SERVICE = '198.51.100.1';
const ROUTER = '203.0.113.1';

/** ISC's relay agent, or, where it is not installed, that of dnsmasq. */
function relayCommand(): readonly string[] {
  if (existsSync('/usr/sbin/dhcrelay')) return ['dhcrelay', '-4', '-d', '-id', 'br1', '-iu', 'eth0', SERVICE];
  const options = [
    'no-daemon',
    'conf-file=/dev/null',
    'user=root',
    'port=0',
    `dhcp-relay=${ROUTER},${SERVICE}`,
  ];
  return ['dnsmasq', ...options.map((option) => `--${option}`)];
}

/** Adds the network 203.0.113.0/24 behind a router at 203.0.113.1 and 198.51.100.2, with a relay agent on the router. */
export function addFarNetwork(network: Network): FarNetwork {
  const router = network.addClient('52:54:00:00:99:02');
  ip(`-n ${router} addr add 198.51.100.2/24 dev eth0`);
  ip(`-n ${router} link add br1 type bridge stp_state 0 forward_delay 0 mcast_snooping 0`);
  ip(`-n ${router} addr add ${ROUTER}/24 dev br1`);
  ip(`-n ${router} link set br1 up`);
  ip(`netns exec ${router} sh -c`, 'echo 1 >/proc/sys/net/ipv4/ip_forward');
  ip(`-n ${network.server} route add 203.0.113.0/24 via 198.51.100.2`);
  const child = spawn('ip', ['netns', 'exec', router, ...relayCommand()], { stdio: 'ignore' });
  atEnd(() => child.kill('SIGKILL'));
  let taps = 0;
  let clients = 0;
  return {
    namespace: router,
    addTap: () => {
      const tap = `tap${taps++}`;
      ip(`-n ${router} tuntap add dev ${tap} mode tap`);
      ip(`-n ${router} link set ${tap} master br1 up`);
      return tap;
    },
    addClient: (mac) => {
      const port = `far${++clients}`;
      const namespace = addNamespace(port);
      ip(`link add ${port} netns ${router} type veth peer name eth0 netns ${namespace}`);
      ip(`-n ${router} link set ${port} master br1 up`);
      ip(`-n ${namespace} link set eth0 address ${mac}`);
      for (const [where, name] of [
        [router, port],
        [namespace, 'eth0'],
      ] as const)
        ip(`netns exec ${where} ethtool -K ${name} tx off`);
      ip(`-n ${namespace} link set eth0 up`);
      return namespace;
    },
  };
}
