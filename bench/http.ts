import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import { nginx } from './net/nginx.ts';
import { findProgram } from './net/programs.ts';
import { type ServerProcess, startProcess } from './net/server-process.ts';
import { compareSpeeds, type SpeedCase } from './net/speeds.ts';
import type { Program } from './paired.ts';

const PORTS = { vaq: 16_911, nginx: 16_912 };
const FILE_MB = 300;
const CLIENTS = 48;
/** Of the file each of many clients takes so much, or a run would take minutes. */
const PART_MB = 50;
const PAIRS = 3;
const LIMIT = 0.5;
const MOST_RSS_MB = 200;
const SERVE = fileURLToPath(new URL('net/serve-http.ts', import.meta.url));

const url = (port: number): string => `http://127.0.0.1:${port}/files/large`;

function one(port: number): Program {
  return { command: 'curl', args: ['-s', '-f', '-m', '60', '-o', '/dev/null', url(port)] };
}

/** All at once, in one shell; it fails if one of them does. */
function many(port: number): Program {
  const curl = `curl -s -f -m 120 -r 0-${PART_MB * 1e6 - 1} -o /dev/null ${url(port)}`;
  const script = `pids=; for i in $(seq ${CLIENTS}); do ${curl} & pids="$pids $!"; done; for p in $pids; do wait $p || exit 1; done`;
  return { command: 'sh', args: ['-c', script] };
}

/** The most memory that a process ever had, in MB; null where the system does not tell. */
function peakMemory(pid: number): number | null {
  try {
    const [, kB] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kB === undefined ? null : Number(kB) / 1000;
  } catch {
    return null;
  }
}

/** A large file by HTTP against nginx, over loopback, and what memory that takes. */
export const http: Benchmark = {
  name: 'http',
  about: `a file of ${FILE_MB} MB by HTTP over loopback, against nginx, ${PAIRS} pairs`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vaq-http-'));
    const servers: ServerProcess[] = [];
    try {
      chmodSync(folder, 0o755);
      mkdirSync(join(folder, 'files'));
      writeFileSync(join(folder, 'files', 'large'), randomBytes(FILE_MB * 1e6));
      const args = ['--import', 'tsx', SERVE, String(PORTS.vaq), join(folder, 'files')];
      const ours = await startProcess({ command: process.execPath, args });
      servers.push(ours);
      const program = findProgram('nginx');
      const canRun = program !== null && findProgram('curl') !== null;
      if (canRun)
        servers.push(
          await startProcess(nginx(program, folder, `listen 127.0.0.1:${PORTS.nginx}; root ${folder};`)),
        );
      const compare = (name: string, megabytes: number, client: (port: number) => Program): SpeedCase => ({
        name,
        baseName: 'nginx',
        megabytes,
        base: canRun ? client(PORTS.nginx) : null,
        subject: canRun ? client(PORTS.vaq) : null,
        limit: LIMIT,
      });
      const speeds = compareSpeeds(
        [
          compare('1 client', FILE_MB, one),
          compare(`${CLIENTS} clients, ${PART_MB} MB each`, CLIENTS * PART_MB, many),
        ],
        PAIRS,
      );
      const memory = peakMemory(ours.pid);
      const isSmall = memory === null || memory < MOST_RSS_MB;
      const said = memory === null ? 'unknown here' : `${memory.toFixed(0)} MB, ${isSmall ? 'ok' : 'over'}`;
      return {
        table: `${speeds.table}\nmost memory of our server: ${said} (limit ${MOST_RSS_MB} MB)`,
        isWithinLimits: speeds.isWithinLimits && isSmall,
      };
    } finally {
      for (const server of servers) await server.stop();
      rmSync(folder, { recursive: true });
    }
  },
};
