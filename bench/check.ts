import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../src/terminal/table.ts';
import type { Benchmark } from './benchmark.ts';
import { paired } from './paired.ts';

const FILES = 3000;
const PAIRS = { pairs: 3, warmUps: 1 };
const LIMIT = 6;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Reads and parses every file of a folder, and does nothing else. */
const PARSE = `
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
const folder = process.argv[1];
for (const name of readdirSync(folder)) load(readFileSync(folder + '/' + name, 'utf8'));`;

function userData(number: number): string {
  const users = Array.from(
    { length: 20 },
    (_, user) => `  - name: user${user}\n    groups: [adm, sudo]\n    shell: /bin/bash\n`,
  );
  return `#cloud-config\nhostname: r${number}\npackage_update: true\npackages: [curl, jq]\nusers:\n${users.join('')}`;
}

/** Some thousands of files in one process, against js-yaml parsing the same. */
export const check: Benchmark = {
  name: 'check',
  about: `${FILES} cloud-configs in one process against js-yaml parsing them, ${PAIRS.pairs} pairs`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vaq-bench-'));
    try {
      for (let number = 0; number < FILES; number++)
        writeFileSync(join(folder, `${number}.yaml`), userData(number));
      const node = { command: process.execPath };
      const parse = { ...node, args: ['--input-type=module', '-e', PARSE, folder] };
      const vaq = { ...node, args: [join(ROOT, 'bin/run.js'), 'check', folder] };
      const { base, subject, ratio } = paired(parse, vaq, PAIRS);
      const times = [base, subject].map(({ median }) => `${median.toFixed(0)} ms`);
      const ratios = [ratio.median, LIMIT].map((value) => `${value.toFixed(2)}×`);
      const isWithinLimits = ratio.median <= LIMIT;
      const row = ['vaq check', ...times, ...ratios, isWithinLimits ? 'ok' : 'over'];
      const heads = ['program', 'js-yaml', 'vaq', 'ratio', 'limit', ''];
      return { table: table(heads, [row], { right: [1, 2, 3, 4] }), isWithinLimits };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
