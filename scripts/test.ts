// The test runner: each file in a process of its own, with a time limit. Red when a file has no tests, forgets `.run()`,
// fails, or leaves a handle that keeps it alive. The last line is `N passed, N failed`.
// What a system lacks leaves files out, each with the reason; `--skipped PLATFORM` lists them without running any.
//   tsx scripts/test.ts [--dir test] [--timeout 60] [--jobs 2] [--skipped darwin|win32] [PATTERN…]
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { obstacle } from './test-needs.ts';
import { type FileResult, judge } from './test-verdict.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: 'string', default: 'test' },
    timeout: { type: 'string' },
    jobs: { type: 'string' },
    skipped: { type: 'string' },
  },
});
// A run in CI makes no key of its own and so gives other tokens: a test that is about that says so itself.
const { CI: _, ...environment } = process.env;
const isEnd2End = values.dir.includes('e2e');
const jobs = Number(values.jobs ?? (isEnd2End ? 1 : availableParallelism()));
// Under VAQ_FULL tests that count rounds do a hundred times as many, and machines go every way; an emulated one may be slow.
const limit = (isEnd2End ? 1200 : 120) * (process.env.VAQ_FULL !== '1' ? 1 : isEnd2End ? 3 : 10);
const timeout = Number(values.timeout ?? limit) * 1000;

function testFiles(): string[] {
  return readdirSync(values.dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => isEnd2End || !file.split(/[\\/]/).includes('e2e'))
    .map((file) => `${values.dir}/${file.replaceAll('\\', '/')}`)
    .filter((file) => positionals.length === 0 || positionals.some((pattern) => file.includes(pattern)))
    .sort();
}

function run(file: string): Promise<FileResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      env: { ...environment, NO_COLOR: '1', FORCE_COLOR: '0', TZ: 'UTC', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own; on Windows that would be a window.
      detached: process.platform !== 'win32',
    });
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      // The whole group: a test's own children must not outlive it.
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid!, 'SIGKILL');
    }, timeout);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ file, code: code ?? 1, output, timedOut });
    });
  });
}

const platform = (values.skipped as NodeJS.Platform | undefined) ?? process.platform;
const queue: string[] = [];
for (const file of testFiles()) {
  const why = isEnd2End ? null : obstacle(readFileSync(file, 'utf8'), platform);
  if (why === null) queue.push(file);
  else console.log(`skip ${file}: ${why}`);
}
if (values.skipped !== undefined) process.exit();

let passed = 0;
let failed = 0;
async function worker(): Promise<void> {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const started = Date.now();
    const result = await run(file);
    const verdict = judge(result);
    passed += verdict.passed;
    failed += verdict.failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${verdict.problem ? 'FAIL' : ' ok '} ${file} (${verdict.passed} passed, ${seconds} s)`);
    if (verdict.problem) console.log(`     ${verdict.problem}\n${result.output.replace(/^/gm, '     ')}`);
    else if (isEnd2End || process.env.VERBOSE) console.log(result.output);
  }
}
await Promise.all(Array.from({ length: jobs }, worker));
if (passed + failed === 0) {
  console.log(`no test was found under ${values.dir}`);
  process.exitCode = 1;
}
if (failed > 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
