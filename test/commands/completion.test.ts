// The scripts in the shells themselves, as far as they are installed: PowerShell has none to try here.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { suite } from 'uvu';
import { layBuiltClone, layCommand, newScratch } from '../docs/support/clone.ts';
import { hasTerminals } from '../support/pty.ts';

const test = suite('commands/completion');
const scratch = newScratch();
const clone = join(scratch.path, 'clone');
const bin = join(scratch.path, 'bin');
const work = join(scratch.path, 'work');
const PATH = `${bin}${delimiter}${process.env.PATH}`;

test.before(async () => {
  for (const folder of [clone, bin, work]) mkdirSync(folder);
  await layBuiltClone(clone);
  layCommand(bin, clone);
  cpSync('fixtures/quickstart', work, {
    recursive: true,
    filter: (path) => !/[\\/](?:\.vaq|files)$/.test(path),
  });
});
test.after(() => scratch.remove());

function run(program: string, ...args: readonly string[]) {
  const env = { PATH, HOME: scratch.path, LC_ALL: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: work, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A test that is left out where a shell is not installed. */
const where = (shell: string) =>
  spawnSync(shell, ['--version']).status === 0 ? test : (name: string) => test.skip(`${name}: no ${shell}`);

for (const [shell, extension] of [
  ['bash', 'bash'],
  ['zsh', 'zsh'],
  ['fish', 'fish'],
  ['powershell', 'ps1'],
] as const) {
  test(`vaq completion ${shell} prints its script`, () => {
    const script = readFileSync(`templates/completion/vaq.${extension}`, 'utf8');
    assert.deepEqual(run('vaq', 'completion', shell), { status: 0, stdout: script, stderr: '' });
  });
}

test('another shell is wrong usage', () => {
  const { status, stderr } = run('vaq', 'completion', 'tcsh');
  assert.equal(status, 2);
  assert.match(stderr, /bash, zsh, fish, powershell/);
});

test('names come from the source of truth, also from one that is named', () => {
  const complete = (...words: readonly string[]) =>
    run('vaq', '__complete', ...words.map((word) => `=${word}`));
  const words = (...lines: readonly string[]) => ({
    status: 0,
    stdout: [...lines, ':words', ''].join('\n'),
    stderr: '',
  });
  const hosts = ['r1-01\tdebian12', 'r1-02\trocky9', 'r1-03\tubuntu2404', 'r1-04\tflatcar'];
  assert.deepEqual(complete('preview', ''), words(...hosts));
  assert.deepEqual(complete('preview', '--host=r1-04'), words('--host=r1-04\tflatcar'));
  assert.deepEqual(complete('validate', '--site', ''), words('ams1\tAmsterdam 1'));
  assert.deepEqual(complete('validate', '--cluster', ''), words('rack1'));
  assert.deepEqual(complete('preview', '--boot', 'deb'), words('debian12\tInstall Debian 12'));
  assert.deepEqual(complete('add', 'host', 'x', '--workflow', 'rock'), words('rocky9'));
  assert.deepEqual(complete('fetch', 'debian12/l'), words('debian12/linux'));
  assert.deepEqual(complete('explain', 'host/duplicate-m'), words('host/duplicate-mac'));
  assert.deepEqual(complete('check', '--kind', 'kick'), words('kickstart'));
  assert.match(complete('init', '--system', 'debian13').stdout, /^debian13\t\S.*\n:words\n$/);
  const away = join(clone, 'fixtures/minimal');
  assert.deepEqual(complete('preview', '--sot', away, ''), words('r1-01\tdebian', 'r1-02\tdebian'));
});

test('what cannot be known is not offered, and nothing is said', () => {
  const nothing = { status: 0, stdout: ':words\n', stderr: '' };
  for (const words of [
    ['preview', '--sot', 'nowhere', ''],
    ['preview', '--sot', 'https://git.example/sot', ''],
    ['preview', '--ref', 'nothing', ''],
    ['preview', '--ref', ''],
    ['nothing', ''],
  ])
    assert.deepEqual(run('vaq', '__complete', ...words.map((word) => `=${word}`)), nothing, words.join(' '));
});

/** What bash would offer for a line with the cursor at its end. */
function inBash(line: string): readonly string[] {
  const script = `source <(vaq completion bash); COMP_LINE=$1 COMP_POINT=\${#1}; _vaq; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = run('bash', '--norc', '-c', script, 'bash', line);
  assert.deepEqual([status, stderr.replace(/.*compopt: not currently executing.*\n/g, '')], [0, '']);
  return stdout.trim().split('\n');
}

where('bash')('bash completes commands, flags, values and names', () => {
  assert.deepEqual(inBash('vaq prev'), ['preview']);
  assert.deepEqual(inBash('vaq cache '), ['ls', 'prune', 'verify']);
  assert.deepEqual(inBash('vaq preview r1-0'), ['r1-01', 'r1-02', 'r1-03', 'r1-04']);
  assert.deepEqual(inBash('vaq preview --form'), ['--format']);
  assert.deepEqual(inBash('vaq preview --format '), ['pretty', 'json']);
  assert.deepEqual(inBash('vaq preview --format=j'), ['json'], 'only what stands behind the `=`');
  assert.deepEqual(inBash('vaq nothing '), ['']);
});

where('fish')('fish completes, with what each word is about', () => {
  const inFish = (line: string): readonly string[] => {
    const script = 'source (vaq completion fish | psub); complete -C $argv[1]';
    const { stdout, stderr } = run('fish', '--no-config', '-c', script, line);
    assert.equal(stderr, '');
    return stdout.trim().split('\n');
  };
  assert.deepEqual(inFish('vaq prev'), ['preview\tPrint what a host gets, byte for byte']);
  assert.deepEqual(inFish('vaq preview r1-02'), ['r1-02\trocky9']);
  assert.deepEqual(inFish('vaq preview --format=p'), ['--format=pretty']);
  assert.deepEqual(inFish('vaq state '), [
    'export\tWrite everything that is known into one file',
    'forget\tClaim nothing of a host any more',
    'import\tJoin what is known with what another laptop has exported',
    'set\tSay that a host is installed, by whatever means',
  ]);
  assert.deepEqual(inFish('vaq validate --sot=sites/a'), ['--sot=sites/ams1/\tDirectory']);
});

/** Types at the prompt of a shell, and waits after each for what it then shows, without colours and cursor movements. */
async function atPrompt(command: string, steps: readonly (readonly [keys: string, shown: string])[]) {
  const shell = spawn('script', ['-qefc', `stty cols 80 rows 24; exec ${command}`, '/dev/null'], {
    cwd: work,
    env: { PATH, HOME: scratch.path, LC_ALL: 'C.UTF-8', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let wake = (): void => undefined;
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    shown += text.replace(/\u001b\[[?\d;]*[A-Za-z]|\u0007/g, '');
    wake();
  });
  const until = Date.now() + 90_000;
  try {
    for (const [keys, wanted] of steps) {
      shown = '';
      shell.stdin.write(keys);
      while (!shown.includes(wanted)) {
        assert.ok(Date.now() < until, `after ${JSON.stringify(keys)}: ${JSON.stringify(shown)}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 250);
        });
      }
    }
  } finally {
    shell.kill('SIGKILL');
  }
}

const FORGET = '\u0015';
const STEPS = [
  ['vaq prev\t', 'vaq preview'],
  ['--format=j\t', '--format=json'],
  [`${FORGET}vaq validate --output=sites/am\t`, '--output=sites/ams1'],
  [`${FORGET}vaq preview r1-0\t\t`, 'r1-04'],
] as const;

const atTerminal = (shell: string) =>
  hasTerminals() ? where(shell) : (name: string) => test.skip(`${name}: no terminal`);

atTerminal('bash')('bash completes at its prompt', async () => {
  const load = 'source <(vaq completion bash); echo rea""dy\n';
  await atPrompt('bash --norc --noprofile -i', [[load, 'ready'], ...STEPS]);
});

atTerminal('zsh')('zsh completes at its prompt, with what each word is about', async () => {
  const load = 'autoload -U compinit; compinit -u -D; source <(vaq completion zsh); echo rea""dy\n';
  const about = [`${FORGET}vaq preview r1-0\t`, 'r1-03  -- ubuntu2404'] as const;
  await atPrompt('zsh -f -i', [[load, 'ready'], ...STEPS, about]);
});

test.run();
