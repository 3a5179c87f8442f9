import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { REQUIRE } from '../scripts/build/bundle.ts';
import { table } from '../src/terminal/table.ts';
import type { Benchmark, Outcome } from './benchmark.ts';
import { spread } from './paired.ts';
import { generateTree } from './scale/generate.ts';

const HOSTS = 10_000;
const PAIRS = 5;
/** How often each renders all texts, in one process. */
const ROUNDS = 5;
/** How many times vaq's time Jinja2 takes at least. */
const LIMIT = 2;
const HERE = fileURLToPath(new URL('render', import.meta.url));

/** A tree of many hosts whose configuration has a snippet, loops, conditions and lists. */
function layTree(folder: string): void {
  generateTree(folder, HOSTS);
  const assets = `${folder}/assets/preseed`;
  mkdirSync(`${assets}/snippets`);
  copyFileSync(`${HERE}/preseed.cfg.ejs`, `${assets}/preseed.cfg.ejs`);
  copyFileSync(`${HERE}/users.ejs`, `${assets}/snippets/users.ejs`);
}

interface Times {
  /** Milliseconds of each round. */
  readonly rounds: readonly number[];
  readonly digest: string;
}

interface OwnTimes extends Times {
  readonly start: number;
  /** Of data, texts, checks and digests. */
  readonly all: number;
}

/** Beside the sandbox's program, as what is published stands: compiled on the fly it would be slower than that. */
const PROGRAM = fileURLToPath(new URL('../dist/bench-texts.js', import.meta.url));

function buildProgram(): void {
  buildSync({
    entryPoints: [join(HERE, 'texts-only.ts')],
    outfile: PROGRAM,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: REQUIRE },
    external: ['koffi'],
    logLevel: 'warning',
  });
}

function ours(...args: readonly string[]): OwnTimes {
  const output = execFileSync(process.execPath, ['--expose-gc', PROGRAM, ...args], { encoding: 'utf8' });
  const [start, all, digest = '', ...rounds] = output.trim().split(' ');
  return { start: Number(start), all: Number(all), digest, rounds: rounds.map(Number) };
}

function jinja(data: string): Times & { readonly version: string } {
  const program = join(HERE, 'jinja.py');
  const output = execFileSync('python3', [program, HERE, data, String(ROUNDS)], { encoding: 'utf8' });
  const [version = '', ...words] = output.trim().split(/\s+/);
  const rounds = words.filter((_, at) => at % 2 === 0).map(Number);
  return { version, rounds, digest: words[1] ?? '' };
}

const median = (numbers: readonly number[]): number => spread(numbers).median;

function compared(): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-render-'));
  const tree = join(folder, 'tree');
  const data = join(folder, 'data');
  try {
    layTree(tree);
    buildProgram();
    ours(tree, '1', data);
    const pairs = Array.from({ length: PAIRS }, () => ({
      theirs: jinja(data),
      own: ours(tree, String(ROUNDS)),
    }));
    for (const { theirs, own } of pairs)
      if (theirs.digest !== own.digest)
        throw new Error('Jinja2 and vaq make different texts of the same data');
    const measures = [
      [`texts, median of ${ROUNDS} rounds`, ({ rounds }: OwnTimes) => median(rounds)],
      ['texts, the first round', ({ rounds }: OwnTimes) => rounds[0]!],
      [
        'texts, the first round, and the start of the sandbox',
        ({ rounds, start }: OwnTimes) => start + rounds[0]!,
      ],
      ['data, texts, checks and digests', ({ all }: OwnTimes) => all],
    ] as const;
    const rows = measures.map(([name, of], index) => {
      const ratio = median(pairs.map(({ theirs, own }) => median(theirs.rounds) / of(own)));
      const limit = index === 0 ? [`${LIMIT}×`, ratio >= LIMIT ? 'ok' : 'slower'] : ['', ''];
      const times = [
        median(pairs.map(({ theirs }) => median(theirs.rounds))),
        median(pairs.map(({ own }) => of(own))),
      ].map((time) => `${time.toFixed(0)} ms`);
      return { ratio, cells: [name, ...times, `${ratio.toFixed(2)}×`, ...limit] };
    });
    const heads = ['what', `Jinja2 ${pairs[0]!.theirs.version}`, 'vaq', 'faster', 'at least', ''];
    return {
      table: table(
        heads,
        rows.map(({ cells }) => cells),
        { right: [1, 2, 3, 4] },
      ),
      isWithinLimits: rows[0]!.ratio >= LIMIT,
    };
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(PROGRAM, { force: true });
  }
}

/** Rendering thousands of hosts, against the engine that other tools of the field render with. */
export const render: Benchmark = {
  name: 'render',
  about: `${HOSTS} hosts of two texts, from data in memory to the same texts that Jinja2 makes, ${PAIRS} pairs`,
  run: async () => {
    const found = spawnSync('python3', ['-c', 'import jinja2'], { stdio: 'ignore' });
    if (found.status === 0) return compared();
    return {
      table: 'left out: Jinja2 is not installed (Debian’s package is python3-jinja2)',
      isWithinLimits: true,
    };
  },
};
