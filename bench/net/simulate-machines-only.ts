// Plays machines that are turned on at once, each from an address of its own, and prints what they came to as JSON.
//   tsx bench/net/simulate-machines-only.ts COUNT PROGRAM
import { get } from 'node:http';
import { type KnownHost, knownHosts, NETWORK } from './known-hosts.ts';
import { openRelay } from './simulated-dhcp.ts';
import { fetchTftp } from './simulated-tftp.ts';

const [count = '', program = ''] = process.argv.slice(2);
const relay = await openRelay();

/** The body's first octets as text, and how many there are; rejects at anything but 200. */
function fetchHttp(from: string, path: string): Promise<{ readonly text: string; readonly bytes: number }> {
  return new Promise((resolve, reject) => {
    const request = get({ host: NETWORK.server, path, localAddress: from, agent: false }, (response) => {
      let [text, bytes] = ['', 0];
      response.on('data', (chunk: Buffer) => {
        if (bytes < 65_536) text += chunk.toString('latin1');
        bytes += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ text, bytes });
        else reject(new Error(`${from}: ${path} is ${response.statusCode}`));
      });
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** One machine from power-on to its report; how often it had to ask twice, and what it has loaded. */
async function machine(host: KnownHost, number: number): Promise<{ retries: number; bytes: number }> {
  const { address, mac } = host;
  const waited = await relay.lease(host, number);
  const loaded = await fetchTftp(address, NETWORK.server, program);
  const id = mac.replaceAll(':', '-');
  const script = await fetchHttp(address, `/ipxe?mac=${id}`);
  const kernel = await fetchHttp(address, '/files/debian12/linux');
  const initrd = await fetchHttp(address, '/files/debian12/initrd.gz');
  const config = await fetchHttp(address, `/config/${id}/debian/preseed.cfg`);
  const [, checkpoint] = /http:\/\/[^/]+(\/checkpoint\/\w+)/.exec(config.text) ?? [];
  if (checkpoint === undefined) throw new Error(`${host.name}: its configuration names no checkpoint`);
  await fetchHttp(address, checkpoint);
  const bytes = [loaded, script, kernel, initrd, config].reduce((sum, part) => sum + part.bytes, 0);
  return { retries: waited + loaded.retries, bytes };
}

const began = performance.now();
const results = await Promise.allSettled(knownHosts(Number(count)).map(machine));
const seconds = (performance.now() - began) / 1000;
relay.close();
const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
const failures = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
const sum = (pick: (one: { retries: number; bytes: number }) => number): number =>
  done.reduce((total, one) => total + pick(one), 0);
console.log(
  JSON.stringify({
    seconds,
    done: done.length,
    failures,
    retries: sum(({ retries }) => retries),
    megabytes: sum(({ bytes }) => bytes) / 1e6,
  }),
);
