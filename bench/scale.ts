import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../src/terminal/table.ts';
import type { Benchmark } from './benchmark.ts';
import { generateTree } from './scale/generate.ts';

const RUNS = 5;
/** Checking everything against parsing alone; and ten times the hosts against one time. */
const CHECK_LIMIT = 2.5;
const GROWTH_LIMIT = 12;
const MEMORY_LIMIT = 600;

interface Measured {
  readonly hosts: number;
  readonly parse: number;
  readonly check: number;
  readonly memory: number;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function run(program: string, folder: string): readonly number[] {
  const file = fileURLToPath(new URL(`scale/${program}.ts`, import.meta.url));
  const output = execFileSync(process.execPath, ['--import', 'tsx', file, folder], { encoding: 'utf8' });
  return output.trim().split(' ').map(Number);
}

function measure(hosts: number, runs: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-scale-'));
  try {
    generateTree(folder, hosts);
    const pairs = Array.from({ length: runs }, () => {
      const [parse = 0] = run('parse-only', folder);
      const [check = 0, memory = 0] = run('check-only', folder);
      return { parse, check, memory };
    });
    return {
      hosts,
      parse: median(pairs.map(({ parse }) => parse)),
      check: median(pairs.map(({ check }) => check)),
      memory: median(pairs.map(({ memory }) => memory)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Loading, schema, links and rules over thousands of hosts, against js-yaml's parsing of the same text. */
export const scale: Benchmark = {
  name: 'scale',
  about: 'loading, schema, links and rules, against js-yaml alone on the same text',
  run: async () => {
    const small = measure(10_000, RUNS);
    const large = measure(100_000, 1);
    const rows = [small, large].map(({ hosts, parse, check, memory }) => [
      String(hosts),
      `${parse.toFixed(0)} ms`,
      `${check.toFixed(0)} ms`,
      `${(check / parse).toFixed(2)}×`,
      `${memory.toFixed(0)} MB`,
    ]);
    const growth = large.check / small.check;
    const head = table(['hosts', 'js-yaml', 'vaq', 'ratio', 'memory'], rows, { right: [0, 1, 2, 3, 4] });
    const limits = `limits: ${CHECK_LIMIT}× and ${MEMORY_LIMIT} MB at 10,000 hosts; growth ${growth.toFixed(1)}×, limit ${GROWTH_LIMIT}×`;
    const isWithinLimits =
      small.check / small.parse <= CHECK_LIMIT && small.memory <= MEMORY_LIMIT && growth <= GROWTH_LIMIT;
    return { table: `${head}\n${limits}`, isWithinLimits };
  },
};
