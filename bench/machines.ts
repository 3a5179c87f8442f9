import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../src/terminal/table.ts';
import { ip } from '../test/e2e/lab/namespaces.ts';
import { makeNetwork } from '../test/e2e/lab/netns.ts';
import type { Benchmark } from './benchmark.ts';
import { layBootTree, vaqBoot } from './net/boot-tree.ts';
import { kea } from './net/dhcp-servers.ts';
import { knownHosts, NETWORK } from './net/known-hosts.ts';
import { startListening } from './net/listening-server.ts';
import { nginx } from './net/nginx.ts';
import { findProgram } from './net/programs.ts';
import type { ServerProcess } from './net/server-process.ts';
import { type Program, spread } from './paired.ts';

const MACHINES = 96;
const KERNEL_MB = 10;
const INITRD_MB = 50;
const ROUNDS = 3;
const LIMIT = 1.3;
const IPXE = '/usr/lib/ipxe';
const PROGRAM = 'snponly.efi';
const SIMULATOR = fileURLToPath(new URL('net/simulate-machines-only.ts', import.meta.url));

/** What the machines of one run came to. */
interface Installed {
  readonly seconds: number;
  readonly done: number;
  readonly failures: readonly string[];
  readonly retries: number;
  readonly megabytes: number;
}

function install(namespace: string): Installed {
  const args = [process.execPath, '--import', 'tsx', SIMULATOR, String(MACHINES), PROGRAM];
  const { stdout } = spawnSync('ip', ['netns', 'exec', namespace, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 600_000,
  });
  return JSON.parse(stdout) as Installed;
}

/** The servers of the other side: Kea for addresses, dnsmasq for TFTP, nginx for the rest. */
function others(
  folder: string,
  sot: string,
  programs: Readonly<Record<'kea' | 'dnsmasq' | 'nginx', string>>,
): readonly (readonly [program: Program, port: number])[] {
  const web = join(folder, 'nginx');
  mkdirSync(web);
  const config = `${'d-i a/b string c\n'.repeat(80)}d-i d-i/late string http://${NETWORK.server}/checkpoint/0123\n`;
  writeFileSync(join(web, 'preseed.cfg'), config);
  const server = `listen ${NETWORK.server}:80; default_type text/plain;
location = /ipxe { return 200 "#!ipxe\\nboot\\n"; } location /checkpoint/ { return 200 "ok\\n"; }
location /files/ { root ${sot}; } location /config/ { root ${web}; rewrite ^ /preseed.cfg break; }`;
  const only = '--no-daemon --conf-file=/dev/null --port=0 --no-resolv --user=root'.split(' ');
  const tftp = ['--interface=eth0', '--bind-interfaces', '--enable-tftp', `--tftp-root=${IPXE}`];
  const quiet = [`--pid-file=${folder}/dnsmasq.pid`, '--log-facility=/dev/null', '--tftp-max=256'];
  return [
    [nginx(programs.nginx, web, server), 0],
    [{ command: programs.dnsmasq, args: [...only, ...tftp, ...quiet] }, 69],
    [kea(programs.kea, folder, knownHosts(MACHINES)), 67],
  ];
}

/** Machines that are installed at once by `vaq boot`, and by the programs that it stands for; wants root. */
export const machines: Benchmark = {
  name: 'machines',
  about: `${MACHINES} simulated machines at once, kernel ${KERNEL_MB} MB and initrd ${INITRD_MB} MB, against Kea, dnsmasq and nginx, ${ROUNDS} rounds`,
  run: async () => {
    const [keaProgram, dnsmasq, nginxProgram] = ['kea-dhcp4', 'dnsmasq', 'nginx'].map(findProgram);
    if (!keaProgram || !dnsmasq || !nginxProgram || !existsSync(join(IPXE, PROGRAM)))
      return { table: 'skipped: Kea, dnsmasq, nginx or iPXE is not installed', isWithinLimits: true };
    const folder = mkdtempSync(join(tmpdir(), 'vaq-machines-'));
    chmodSync(folder, 0o755);
    const hosts = knownHosts(MACHINES);
    const network = makeNetwork(`${NETWORK.server}/16`);
    const client = network.addClient('52:54:00:bb:00:01');
    for (const address of [NETWORK.client, ...hosts.map((host) => host.address)])
      ip(`-n ${client} addr add ${address}/16 dev eth0`);
    const running: ServerProcess[] = [];
    const start = async (program: Program, port: number, name: string): Promise<void> => {
      const log = join(folder, `${name}.log`);
      running.push(await startListening(program, { namespace: network.server, port, log, seconds: 120 }));
    };
    const stop = async (): Promise<void> => {
      for (const server of running.splice(0)) await server.stop();
    };
    try {
      const sot = join(folder, 'sot');
      mkdirSync(sot);
      layBootTree(sot, hosts, {
        'debian12/linux': randomBytes(KERNEL_MB * 1e6),
        'debian12/initrd.gz': randomBytes(INITRD_MB * 1e6),
      });
      const peers = others(folder, sot, { kea: keaProgram, dnsmasq, nginx: nginxProgram });
      const [ours, theirs]: [Installed[], Installed[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        rmSync(join(sot, '.vaq'), { recursive: true, force: true });
        await start(vaqBoot(sot), 67, 'vaq');
        ours.push(install(client));
        await stop();
        for (const [program, port] of peers) await start(program, port, `peer-${port}`);
        theirs.push(install(client));
        await stop();
      }
      const ratio = spread(ours.map(({ seconds }, round) => seconds / theirs[round]!.seconds)).median;
      const failures = [...ours, ...theirs].flatMap((one) => one.failures);
      const retries = ours.reduce((sum, one) => sum + one.retries, 0);
      const isWithinLimits = ratio <= LIMIT && failures.length === 0 && retries === 0;
      const row = (who: string, all: readonly Installed[]): readonly string[] => [
        who,
        `${spread(all.map(({ seconds }) => seconds)).median.toFixed(1)} s`,
        all.map(({ done }) => done).join(' '),
        all.map((one) => one.retries).join(' '),
        `${all[0]!.megabytes.toFixed(0)} MB`,
      ];
      return {
        table: `${table(
          ['servers', 'all done after', 'done', 'retries', 'loaded'],
          [row('vaq boot', ours), row('Kea, dnsmasq, nginx', theirs)],
          { right: [1, 2, 3, 4] },
        )}\nratio ${ratio.toFixed(2)}×, limit ${LIMIT}×: ${isWithinLimits ? 'ok' : 'missed'}${failures
          .slice(0, 3)
          .map((failure) => `\n${failure}`)
          .join('')}`,
        isWithinLimits,
      };
    } finally {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
