import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { atEnd } from './cleanup.ts';
import { makeFolder } from './folder.ts';
import { addNamespace, ip } from './namespaces.ts';

/** What has left a namespace: `eth0 TCP 198.51.100.11` → how many packets; a port stands where it says what a broadcast is for. */
export type SentPackets = Readonly<Record<string, number>>;

/**
 * What the kernel says by itself of neighbours, routers and groups: ARP, and those types of ICMPv6 (RFC 4861, RFC 3810). A router
 * advertisement is none of it.
 */
const OF_THE_KERNEL =
  /^ARP|ICMP6, (?:neighbor|router solicitation|multicast listener)|HBH ICMP6, multicast listener/;

const FILTERS = { TCP: 'tcp', UDP: 'udp', other: 'not tcp and not udp' } as const;

/** `eth0  Out IP 198.51.100.1.67 > 255.255.255.255.68: …`, as tcpdump writes what `any` has taken. */
const LINE = /^(\S+)\s+Out\s+(.*)$/;
const TO = /^IP6? \S+ > (\S+?): /;

/** The address alone, but for a broadcast or a multicast, where the port says what it is for. */
function destinationOf(protocol: string, text: string): string {
  const to = TO.exec(text)?.[1];
  if (text.includes('ICMP6, router advertisement')) return 'router advertisement';
  if (to === undefined || protocol === 'other') return text;
  const cut = to.lastIndexOf('.');
  const [address, port] = [to.slice(0, cut), to.slice(cut + 1)];
  return /^(?:255\.|22[4-9]\.|23\d\.|ff)/.test(address) ? `${address}:${port}` : address;
}

/**
 * Gives a namespace that is in one network a route to everywhere, through a device behind which nobody is: what is sent to
 * anywhere leaves there, and can be seen, where without a route the system would only refuse to send it.
 */
export function leadNowhere(namespace: string): void {
  const nowhere = addNamespace('nowhere');
  ip(`link add out0 netns ${namespace} type veth peer name in0 netns ${nowhere}`);
  ip(`-n ${nowhere} link set in0 up`);
  ip(`-n ${namespace} addr add 192.0.2.2/30 dev out0`);
  ip(`-n ${namespace} addr add 2001:db8:ffff::2/64 dev out0 nodad`);
  ip(`-n ${namespace} link set out0 up`);
  for (const router of ['192.0.2.1', 'fe80::1']) {
    // Nobody would answer who asks for it.
    ip(`-n ${namespace} neigh add ${router} lladdr 02:00:00:00:00:01 dev out0 nud permanent`);
    ip(`-n ${namespace} route add default via ${router} dev out0`);
  }
}

/** Every packet that leaves a namespace, by whatever interface and whatever socket; what goes to itself, by loopback, does not. */
export class PacketCount {
  readonly #namespace: string;
  readonly #child: ChildProcess;
  readonly #file = join(makeFolder('packets'), 'packets.pcap');
  readonly #ready: Promise<unknown>;
  #said = '';

  constructor(namespace: string) {
    this.#namespace = namespace;
    // By itself tcpdump would become another user, who cannot write there; of each packet only the heads are kept.
    const tcpdump = [
      'tcpdump',
      '-i',
      'any',
      '-Q',
      'out',
      '-nn',
      '-s',
      '128',
      '-B',
      '65536',
      '-Z',
      'root',
      '-U',
    ];
    const command = ['netns', 'exec', namespace, ...tcpdump, '-w', this.#file];
    this.#child = spawn('ip', command, { stdio: ['ignore', 'ignore', 'pipe'] });
    atEnd(() => this.#child.kill('SIGKILL'));
    this.#ready = new Promise<void>((resolve, reject) => {
      this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
        if (this.#said.includes('listening on any')) resolve();
      });
      this.#child.on('close', () => reject(new Error(`tcpdump ended: ${this.#said}`)));
    });
    this.#ready.catch(() => undefined);
  }

  /** Nothing is missed from now on. */
  async begun(): Promise<void> {
    await this.#ready;
  }

  /** Ends the count; what has left so far, but for what the kernel says by itself. Throws where a packet may have been missed. */
  async end(): Promise<SentPackets> {
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGINT');
    await closed;
    if (!/^0 packets dropped by kernel$/m.test(this.#said)) throw new Error(`tcpdump: ${this.#said}`);
    const sent: Record<string, number> = {};
    for (const [protocol, filter] of Object.entries(FILTERS)) {
      // In the file interfaces have numbers only, and what those are called is known where they are.
      const read = `netns exec ${this.#namespace} tcpdump -nn -t -r`.split(' ');
      const lines = execFileSync('ip', [...read, this.#file, filter], {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      for (const line of lines.split('\n').filter(Boolean)) {
        const [, device, text = ''] = LINE.exec(line) ?? [];
        if (OF_THE_KERNEL.test(text)) continue;
        const kind = `${device} ${protocol} ${destinationOf(protocol, text)}`;
        sent[kind] = (sent[kind] ?? 0) + 1;
      }
    }
    return sent;
  }
}

/** The counts as lines, for the log of the test. */
export function showSent(sent: SentPackets): string {
  return Object.entries(sent)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${String(count).padStart(8)}  ${kind}`)
    .join('\n');
}
