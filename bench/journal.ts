import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HEADER, journalPath } from '../src/state/journal-format.ts';
import { table } from '../src/terminal/table.ts';
import type { Benchmark } from './benchmark.ts';
import { type Program, paired } from './paired.ts';

const EVENTS = 100_000;
const HOSTS = 1000;
const LIMIT = 3;
const DIGEST = '0123456789abcdef'.repeat(4);

/** What each host meets, over and over, in the order in which it does. */
function eventsOf(number: number): object {
  const host = {
    at: new Date(1.76e12 + number * 1000).toISOString(),
    site: 'ams1',
    host: hostName(Math.floor(number / 7) % HOSTS),
  };
  const artifact = (path: string): object => ({
    path,
    kind: 'preseed',
    contentType: 'text/plain',
    contentId: DIGEST,
    sha256: DIGEST,
  });
  const file = { kind: 'file', ...host, sha256: DIGEST, bytes: 8e6, complete: true };
  const attempt = 1 + Math.floor(number / 7 / HOSTS);
  const boot = { boot: 'debian', step: 0, attempt };
  return [
    {
      kind: 'dhcp',
      ...host,
      mac: '52:54:00:00:00:01',
      type: 'DISCOVER',
      reply: 'OFFER',
      address: '198.51.100.11',
    },
    { kind: 'program', ...host, protocol: 'tftp', path: 'snponly.efi', bytes: 2e5, sha256: DIGEST },
    {
      kind: 'script',
      outcome: 'network',
      ...host,
      ...boot,
      steps: 1,
      done: 'checkpoint',
      revision: 'c0ffee',
      macs: ['52:54:00:00:00:01'],
      artifacts: [artifact('boot.ipxe'), artifact('preseed.cfg')],
    },
    { ...file, path: 'debian12/linux' },
    { ...file, path: 'debian12/initrd.gz' },
    {
      kind: 'config',
      ...host,
      boot: 'debian',
      path: 'preseed.cfg',
      contentId: DIGEST,
      sha256: DIGEST,
      status: 200,
      main: true,
      complete: true,
    },
    { kind: 'checkpoint', ...host, ...boot, outcome: 'done', message: null },
  ][number % 7]!;
}

function hostName(number: number): string {
  return `r${Math.floor(number / 40) + 1}-${String((number % 40) + 1).padStart(2, '0')}`;
}

function path(relative: string): string {
  return fileURLToPath(new URL(`../${relative}`, import.meta.url));
}

/** A source of truth with a long journal. */
function layTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'vaq-journal-'));
  cpSync(path('fixtures/minimal'), tree, { recursive: true });
  mkdirSync(join(tree, '.vaq'), { mode: 0o700 });
  const events = Array.from({ length: EVENTS }, (_, number) => JSON.stringify(eventsOf(number)));
  writeFileSync(journalPath(join(tree, '.vaq')), `${HEADER}\n${events.join('\n')}\n`);
  return tree;
}

function vaq(...args: readonly string[]): Program {
  return { command: process.execPath, args: [path('bin/run.js'), ...args] };
}

/** How long it takes to look something up in a long journal, as whole processes. */
export const journal: Benchmark = {
  name: 'journal',
  about: `a journal of ${EVENTS} events of ${HOSTS} hosts, against \`vaq --version\``,
  run: async () => {
    const tree = layTree();
    try {
      const cases = [
        ['status', vaq('status', '--sot', tree)],
        ['history --host', vaq('history', '--host', hostName(77), '--sot', tree)],
      ] as const;
      const results = cases.map(([name, program]) => ({
        name,
        ...paired(vaq('--version'), program, { pairs: 15, warmUps: 2 }),
      }));
      return {
        table: table(
          ['command', '--version', 'it', 'ratio', 'limit', ''],
          results.map(({ name, base, subject, ratio }) => [
            name,
            `${base.median.toFixed(0)} ms`,
            `${subject.median.toFixed(0)} ms`,
            `${ratio.median.toFixed(2)}×`,
            `${LIMIT}×`,
            ratio.median <= LIMIT ? 'ok' : 'over',
          ]),
          { right: [1, 2, 3, 4] },
        ),
        isWithinLimits: results.every(({ ratio }) => ratio.median <= LIMIT),
      };
    } finally {
      rmSync(tree, { recursive: true });
    }
  },
};
