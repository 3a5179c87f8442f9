import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../src/terminal/table.ts';
import type { Benchmark, Outcome } from './benchmark.ts';
import { spread } from './paired.ts';
import { generateTree } from './scale/generate.ts';

const HOSTS = 10_000;
const PAIRS = 5;
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

function ours(...args: readonly string[]): { readonly times: readonly number[]; readonly digest: string } {
  const program = join(HERE, 'texts-only.ts');
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', program, ...args], {
    encoding: 'utf8',
  });
  const words = output.trim().split(' ');
  return { times: words.slice(0, 3).map(Number), digest: words[3]! };
}

function jinja(data: string): { readonly version: string; readonly time: number; readonly digest: string } {
  const output = execFileSync('python3', [join(HERE, 'jinja.py'), HERE, data, '1'], { encoding: 'utf8' });
  const [version = '', time, digest = ''] = output.trim().split(/\s+/);
  return { version, time: Number(time), digest };
}

function compared(): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-render-'));
  const tree = join(folder, 'tree');
  const data = join(folder, 'data');
  try {
    layTree(tree);
    ours(tree, data);
    const rounds = Array.from({ length: PAIRS }, () => ({ theirs: jinja(data), own: ours(tree) }));
    for (const { theirs, own } of rounds)
      if (theirs.digest !== own.digest)
        throw new Error('Jinja2 and vaq make different texts of the same data');
    const measures = [
      ['texts', ([, texts = 0]: readonly number[]) => texts],
      ['texts, and the start of the sandbox', ([start = 0, texts = 0]: readonly number[]) => start + texts],
      ['data, texts, checks and digests', ([, , all = 0]: readonly number[]) => all],
    ] as const;
    const jinjaTime = spread(rounds.map(({ theirs }) => theirs.time)).median;
    const rows = measures.map(([name, of], index) => {
      const { median } = spread(rounds.map(({ own }) => of(own.times)));
      const ratio = spread(rounds.map(({ theirs, own }) => theirs.time / of(own.times))).median;
      const limit = index === 0 ? [`${LIMIT}×`, ratio >= LIMIT ? 'ok' : 'slower'] : ['', ''];
      const times = [jinjaTime, median].map((time) => `${time.toFixed(0)} ms`);
      return { ratio, cells: [name, ...times, `${ratio.toFixed(2)}×`, ...limit] };
    });
    const heads = ['what', `Jinja2 ${rounds[0]!.theirs.version}`, 'vaq', 'faster', 'at least', ''];
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
