import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../src/terminal/table.ts';
import type { Benchmark } from './benchmark.ts';
import { generateTree } from './scale/generate.ts';

const SIZES = [1000, 10_000, 100_000] as const;
/** Ten times the hosts against one time. */
const GROWTH_LIMIT = 12;
const RUN = fileURLToPath(new URL('../bin/run.js', import.meta.url));
/** Says at the end what the process took at most, in MB. */
const REPORT = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS / 1024));`;

interface Measured {
  readonly hosts: number;
  readonly seconds: number;
  readonly memory: number;
}

function measure(hosts: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-validate-'));
  try {
    generateTree(folder, hosts);
    const args = [
      '--import',
      `data:text/javascript,${encodeURIComponent(REPORT)}`,
      RUN,
      'validate',
      '--sot',
      folder,
    ];
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const seconds = (performance.now() - started) / 1000;
    if (status !== 0) throw new Error(`vaq validate ended with ${status}: ${stderr}`);
    return { hosts, seconds, memory: Number(/peak (.*)/.exec(stderr)?.[1]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All of validate, as a process, over thousands of hosts. */
export const validate: Benchmark = {
  name: 'validate',
  about:
    '`vaq validate` as a process, hosts of two texts each; memory without that of the sandbox, which is bounded',
  run: async () => {
    const measured = SIZES.map(measure);
    const rows = measured.map(({ hosts, seconds, memory }) => [
      String(hosts),
      `${seconds.toFixed(1)} s`,
      `${((seconds / hosts) * 1e6).toFixed(0)} µs`,
      `${memory.toFixed(0)} MB`,
    ]);
    const [, small, large] = measured;
    const growth = large!.seconds / small!.seconds;
    const head = table(['hosts', 'vaq', 'a host', 'memory'], rows, { right: [0, 1, 2, 3] });
    const limit = `growth from 10,000 to 100,000 hosts: ${growth.toFixed(1)}×, limit ${GROWTH_LIMIT}×`;
    return { table: `${head}\n${limit}`, isWithinLimits: growth <= GROWTH_LIMIT };
  },
};
