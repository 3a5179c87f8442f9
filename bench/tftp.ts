import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import { findProgram } from './net/programs.ts';
import { type ServerProcess, startProcess } from './net/server-process.ts';
import { compareSpeeds } from './net/speeds.ts';
import type { Program } from './paired.ts';

const PORTS = { vaq: 16_901, hpa: 16_902, atftpd: 16_903 };
const LARGE_MB = 100;
const SMALL_MB = 2;
const CLIENTS = 48;
const PAIRS = 5;
const SERVE = fileURLToPath(new URL('net/serve-tftp.ts', import.meta.url));

const curlUrl = (port: number, file: string): string => `tftp://127.0.0.1:${port}/${file}`;

function lockStep(port: number): Program {
  return {
    command: 'curl',
    args: ['-s', '-m', '60', '--tftp-blksize', '1468', '-o', '/dev/null', curlUrl(port, 'large')],
  };
}

function windows(port: number): Program {
  const options = ['--option', 'blksize 1428', '--option', 'windowsize 32'];
  return {
    command: 'atftp',
    args: ['--get', '-r', 'large', '-l', '/dev/null', ...options, '127.0.0.1', String(port)],
  };
}

/** All at once, in one shell; it fails if one of them does. */
function atOnce(port: number): Program {
  const one = `curl -s -m 60 --tftp-blksize 1468 -o /dev/null ${curlUrl(port, 'small')}`;
  const script = `pids=; for i in $(seq ${CLIENTS}); do ${one} & pids="$pids $!"; done; for p in $pids; do wait $p || exit 1; done`;
  return { command: 'sh', args: ['-c', script] };
}

/** The servers to compare with that are installed, by name. */
function others(folder: string): ReadonlyMap<keyof typeof PORTS, Program> {
  const found = new Map<keyof typeof PORTS, Program>();
  const [hpa, atftpd] = [findProgram('in.tftpd'), findProgram('atftpd')];
  if (hpa !== null) {
    const address = `127.0.0.1:${PORTS.hpa}`;
    const args = ['--foreground', '--listen', '--address', address, '--user', 'root', '--secure', folder];
    found.set('hpa', { command: hpa, args });
  }
  if (atftpd !== null) {
    const where = ['--bind-address', '127.0.0.1', '--port', String(PORTS.atftpd)];
    const quiet = ['--logfile', '/dev/null', '--verbose=3', '--user', 'root', '--group', 'root'];
    found.set('atftpd', { command: atftpd, args: ['--daemon', '--no-fork', ...where, ...quiet, folder] });
  }
  return found;
}

/** TFTP against the servers of Debian, over loopback. They want root, and a transfer needs its client. */
export const tftp: Benchmark = {
  name: 'tftp',
  about: `files by TFTP over loopback, against tftpd-hpa and atftpd, ${PAIRS} pairs`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vaq-tftp-'));
    const servers: ServerProcess[] = [];
    try {
      chmodSync(folder, 0o755);
      writeFileSync(join(folder, 'large'), randomBytes(LARGE_MB * 1e6));
      writeFileSync(join(folder, 'small'), randomBytes(SMALL_MB * 1e6));
      const installed = others(folder);
      const ours = { command: process.execPath, args: ['--import', 'tsx', SERVE, String(PORTS.vaq), folder] };
      for (const program of [ours, ...installed.values()]) servers.push(await startProcess(program));
      const compare = (server: 'hpa' | 'atftpd', client: string, program: (port: number) => Program) => {
        const canRun = installed.has(server) && findProgram(client) !== null;
        return canRun
          ? { base: program(PORTS[server]), subject: program(PORTS.vaq) }
          : { base: null, subject: null };
      };
      const large = { megabytes: LARGE_MB };
      const hpa = { baseName: 'tftpd-hpa' };
      return compareSpeeds(
        [
          { name: 'blksize 1468', ...hpa, ...large, ...compare('hpa', 'curl', lockStep), limit: 0.6 },
          {
            name: 'windowsize 32',
            baseName: 'atftpd',
            ...large,
            ...compare('atftpd', 'atftp', windows),
            limit: 0.8,
          },
          {
            name: `${CLIENTS} clients at once`,
            ...hpa,
            megabytes: CLIENTS * SMALL_MB,
            ...compare('hpa', 'curl', atOnce),
            limit: 1,
          },
        ],
        PAIRS,
      );
    } finally {
      for (const server of servers) await server.stop();
      rmSync(folder, { recursive: true });
    }
  },
};
