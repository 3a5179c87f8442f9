import type { InterfaceFacts } from '../facts.ts';

/** What a system says of an interface beside its name; what it does not say is null. */
export interface KindHints {
  readonly isLoopback: boolean;
  readonly isWireless: boolean;
  readonly isTunnel: boolean;
  /** Whether there is hardware behind it. */
  readonly hasDevice: boolean | null;
}

/** The names that container engines and hypervisors give: Docker, Podman, LXD, libvirt, Kubernetes, VMware, VirtualBox, Hyper-V. */
const CONTAINERS =
  /^(docker|br-[0-9a-f]{12}|podman|cni|lxc|lxdbr|incusbr|virbr|vnet|veth|flannel|cali|kube-|cilium|vmnet|vboxnet|bridge1\d\d|vEthernet)/;
/** OpenVPN, WireGuard, Tailscale, ZeroTier, PPP, and the tunnels of macOS. */
const TUNNELS = /^(tun|tap|wg|tailscale|zt|utun|ipsec|ppp|gpd|nordlynx|proton|Tailscale|WireGuard)/;

/** What an interface is, by its name and by what the system says of it. */
export function interfaceKind(name: string, hints: KindHints): InterfaceFacts['kind'] {
  if (hints.isLoopback) return 'loopback';
  if (CONTAINERS.test(name)) return 'container';
  if (hints.isTunnel || TUNNELS.test(name)) return 'tunnel';
  if (hints.isWireless) return 'wireless';
  return hints.hasDevice === false ? 'virtual' : 'wired';
}
