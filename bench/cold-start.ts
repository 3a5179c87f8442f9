import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table } from '../src/terminal/table.ts';
import type { Benchmark } from './benchmark.ts';
import { type Comparison, type Program, paired } from './paired.ts';

const PAIRS = { pairs: 20, warmUps: 3 };
const EMPTY: Program = { command: process.execPath, args: ['-e', '0'] };

interface Case {
  readonly args: readonly string[];
  /** The largest median ratio. */
  readonly limit: number;
}

const VERSION: Case = { args: ['--version'], limit: 2 };
const TREE = path('fixtures/quickstart');
const VALIDATE: Case = { args: ['validate', '--sot', TREE], limit: 4 };

/** From nothing to the end of the process, against a Node that does nothing. */
export const coldStart: Benchmark = {
  name: 'cold-start',
  about: `whole processes against \`node -e 0\`, ${PAIRS.pairs} pairs`,
  run: async () => {
    const cases = canValidate() ? [VERSION, VALIDATE] : [VERSION];
    const results = cases.map((one) => ({ ...one, ...paired(EMPTY, vaq(one.args), PAIRS) }));
    return {
      table: table(['program', 'node', 'vaq', 'ratio', 'least', 'most', 'limit', ''], results.map(row), {
        right: [1, 2, 3, 4, 5, 6],
      }),
      isWithinLimits: results.every(({ ratio, limit }) => ratio.median <= limit),
    };
  },
};

function row({ args, limit, base, subject, ratio }: Case & Comparison): readonly string[] {
  const times = [base, subject].map(({ median }) => `${median.toFixed(0)} ms`);
  const ratios = [ratio.median, ratio.min, ratio.max, limit].map((value) => `${value.toFixed(2)}×`);
  return [`vaq ${args[0]}`, ...times, ...ratios, ratio.median <= limit ? 'ok' : 'over'];
}

function vaq(args: readonly string[]): Program {
  return { command: process.execPath, args: [path('bin/run.js'), ...args] };
}

function canValidate(): boolean {
  const manifest = path('oclif.manifest.json');
  if (!existsSync(manifest) || !existsSync(TREE)) return false;
  return 'validate' in JSON.parse(readFileSync(manifest, 'utf8')).commands;
}

function path(relative: string): string {
  return fileURLToPath(new URL(`../${relative}`, import.meta.url));
}
