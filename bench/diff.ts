import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../src/terminal/table.ts';
import type { Benchmark } from './benchmark.ts';
import { type Comparison, type Program, paired } from './paired.ts';
import { generateTree } from './scale/generate.ts';

const HOSTS = 10_000;
/** Every so many-th host uses the snippet that changes: 400 of them. */
const EVERY = 25;
const RUN = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const REVISIONS_LIMIT = 2.5;
const APPLIED_LIMIT = 1.5;

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.invalid'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

function snippet(folder: string, text: string): void {
  mkdirSync(join(folder, 'assets/preseed/snippets'), { recursive: true });
  writeFileSync(join(folder, 'assets/preseed/snippets/upgrade.ejs'), text);
}

/** Lays a tree of two commits, between which the snippet of 400 hosts changes. */
function lay(folder: string): void {
  generateTree(folder, HOSTS);
  const template = join(folder, 'assets/preseed/preseed.cfg.ejs');
  const call = '<% if (md.upgrades) { %><%- snippet("upgrade") %><% } %>\n';
  writeFileSync(template, readFileSync(template, 'utf8') + call);
  let number = 0;
  const clusters = readdirSync(join(folder, 'sites'), { recursive: true, encoding: 'utf8' });
  for (const name of clusters.filter((file) => /c\d+\.yml$/.test(file))) {
    const path = join(folder, 'sites', name);
    const text = readFileSync(path, 'utf8').replace(/^ {2}role: worker$/gm, (line) => {
      number++;
      return `${line}\n  upgrades: ${number % EVERY === 0}`;
    });
    writeFileSync(path, text);
  }
  snippet(folder, 'd-i pkgsel/upgrade select none\n');
  git(folder, 'init', '--quiet');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'first');
  snippet(folder, 'd-i pkgsel/upgrade select full-upgrade\n');
  git(folder, 'commit', '--quiet', '--all', '--message', 'second');
}

function vaq(folder: string, ...args: readonly string[]): Program {
  return { command: process.execPath, args: [RUN, ...args, '--sot', folder] };
}

function row(name: string, { base, subject, ratio }: Comparison, limit: number): readonly string[] {
  const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`;
  return [name, seconds(base.median), seconds(subject.median), `${ratio.median.toFixed(2)}×`, `${limit}×`];
}

/** What a comparison costs beside checking the same tree once: two revisions, and what was applied to every host. */
export const diff: Benchmark = {
  name: 'diff',
  about: `vaq diff over ${HOSTS} hosts, of which a change concerns 400, with vaq validate of the same tree`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vaq-diff-'));
    try {
      lay(folder);
      const validate = vaq(folder, 'validate');
      const options = { pairs: 3, warmUps: 1 };
      const revisions = paired(validate, vaq(folder, 'diff', 'HEAD~1..HEAD'), options);
      const declare = vaq(folder, 'state', 'set', '*', 'HEAD~1', '--installed');
      execFileSync(declare.command, declare.args, { stdio: 'ignore' });
      const applied = paired(validate, vaq(folder, 'diff'), options);
      const rows = [
        row('diff HEAD~1..HEAD', revisions, REVISIONS_LIMIT),
        row('diff', applied, APPLIED_LIMIT),
      ];
      const head = ['command', 'validate', 'diff', 'ratio', 'limit'];
      return {
        table: table(head, rows, { right: [1, 2, 3, 4] }),
        isWithinLimits: revisions.ratio.median <= REVISIONS_LIMIT && applied.ratio.median <= APPLIED_LIMIT,
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
