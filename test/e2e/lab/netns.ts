import { addNamespace, ip, removeStale } from './namespaces.ts';

/** An isolated Ethernet: a serving namespace, and a LAN with a bridge to which machines and clients are plugged. */
export interface Network {
  /** The namespace of the service: `eth0` with the address given. */
  readonly server: string;
  /** The namespace of the bridge; QEMU runs here. */
  readonly lan: string;
  /** Plugs in a TAP device and returns its name. */
  readonly addTap: () => string;
  /** Plugs in a namespace whose `eth0` has this MAC and no address, and returns the namespace's name. */
  readonly addClient: (mac: string) => string;
}

// A kernel without IPv6 has no such folder, and nothing to switch off.
const NO_IPV6 =
  'cd /proc/sys/net/ipv6/conf 2>/dev/null || exit 0; echo 1 >all/disable_ipv6; echo 1 >default/disable_ipv6';

/** Makes the network (root only); it is removed by `cleanUp`. `address` is the service's, with prefix: `198.51.100.1/24`. */
export function makeNetwork(address: string): Network {
  removeStale();
  const lan = addNamespace('lan');
  // The bridge is the cable: it must neither speak itself nor hold back a frame while it learns.
  ip(`netns exec ${lan} sh -c`, NO_IPV6);
  ip(`-n ${lan} link add br0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0`);
  ip(`-n ${lan} link set br0 up`);

  const plug = (namespace: string, port: string, mac: string | null): void => {
    ip(`link add ${port} netns ${lan} type veth peer name eth0 netns ${namespace}`);
    ip(`-n ${lan} link set ${port} master br0 up`);
    if (mac !== null) ip(`-n ${namespace} link set eth0 address ${mac}`);
    // A veth leaves checksums to hardware that is not there: whoever reads raw packets would see wrong ones.
    ip(`netns exec ${namespace} ethtool -K eth0 tx off`);
    ip(`-n ${namespace} link set eth0 up`);
  };

  const server = addNamespace('srv');
  plug(server, 'srv', null);
  ip(`-n ${server} addr add ${address} dev eth0`);

  let taps = 0;
  let clients = 0;
  return {
    server,
    lan,
    addTap: () => {
      const tap = `tap${taps++}`;
      ip(`-n ${lan} tuntap add dev ${tap} mode tap`);
      ip(`-n ${lan} link set ${tap} master br0 up`);
      return tap;
    },
    addClient: (mac) => {
      const port = `c${++clients}`;
      const namespace = addNamespace(port);
      plug(namespace, port, mac);
      return namespace;
    },
  };
}
