import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svgOf } from './svg.ts';

const WHEN = '2026-11-21T12:00:00Z';
const WHO = { NAME: 'Reader', EMAIL: 'reader@example.invalid', DATE: WHEN };

/** The same commits, and so the same names for them, wherever the pictures are made. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const roles = ['AUTHOR', 'COMMITTER'];
  const who = roles.flatMap((role) =>
    Object.entries(WHO).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  );
  return {
    ...process.env,
    ...Object.fromEntries(who),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

/**
 * The pictures of the README by file name: what the built program at `vaq` (its `bin/run.js`) really prints about copies of
 * the quickstart at `fixture`. The same program and fixture give the same bytes.
 */
export function pictures(vaq: string, fixture: string): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-pictures-'));
  const env = gitEnvironment();
  const git = (...args: string[]): void => {
    execFileSync('git', args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const change = (file: string, from: string, to: string): void => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not have ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  const shown = (command: string): string => {
    const [, ...args] = command.split(' ');
    const options = { cwd: folder, env: { ...env, FORCE_COLOR: '1' }, encoding: 'utf8' } as const;
    const { stdout } = spawnSync(process.execPath, [vaq, ...args], options);
    return `$ ${command}\n${stdout}`;
  };
  try {
    cpSync(fixture, folder, { recursive: true, filter: (path) => !path.endsWith('.vaq') });
    git('-c', 'init.defaultBranch=main', 'init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Four machines, four systems');
    change('sites/ams1/rack1.yml', 'mac: 52:54:00:00:00:03', 'mca: 52:54:00:00:00:03');
    change('boot/rocky9.yml', 'packages:', 'package:');
    const broken = shown('vaq validate');
    git('checkout', '--quiet', '--', '.');
    change('sites/ams1/rack1.yml', 'disk: /dev/sda', 'disk: /dev/nvme0n1');
    git('commit', '--quiet', '--all', '--message', 'Put an NVMe disk into r1-03');
    const compared = shown('vaq diff HEAD~1..HEAD');
    return new Map([
      ['validate.svg', svgOf('vaq validate finds two misspelt keys and shows where they stand', broken)],
      [
        'diff.svg',
        svgOf('vaq diff shows that one of four machines would be installed anew, and why', compared),
      ],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
