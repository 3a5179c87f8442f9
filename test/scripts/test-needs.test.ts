import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { obstacle } from '../../scripts/test-needs.ts';

const test = suite('scripts/test-needs');

test('on Linux every test runs', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  );
  const left = files.filter((file) => obstacle(readFileSync(`test/${file}`, 'utf8'), 'linux') !== null);
  assert.deepEqual(left, []);
});

const SIGNS: readonly (readonly [text: string, darwin: string | null, win32: string | null])[] = [
  ['assert.equal(1, 1);', null, null],
  ["spawn('unshare', ['-m'])", 'it mounts in a namespace of its own', 'it mounts in a namespace of its own'],
  ["readFileSync('/proc/self/stat')", 'it reads /proc', 'it reads /proc'],
  ["run(['bash', '-c', 'exit 1'])", null, 'it runs a shell'],
  ["symlinkSync(a, b, 'junction')", null, null],
  ['symlinkSync(a, b)', null, 'it makes a link, for which Windows wants a privilege'],
  ["child.kill('SIGTERM'); chmodSync(a, 0)", null, 'it takes rights away, it ends a program by a signal'],
  ["import { onLinux } from '../support/on-linux.ts';\nreadFileSync('/proc/self/stat')", null, null],
];

for (const [text, darwin, win32] of SIGNS) {
  test(`${text.replaceAll('\n', ' ')}: ${darwin ?? 'runs on macOS'}; ${win32 ?? 'runs on Windows'}`, () => {
    assert.deepEqual([obstacle(text, 'darwin'), obstacle(text, 'win32')], [darwin, win32]);
  });
}

test('most tests run on all three systems', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.ts') && !file.split(/[\\/]/).includes('e2e'),
  );
  for (const platform of ['darwin', 'win32'] as const) {
    const left = files.filter((file) => obstacle(readFileSync(`test/${file}`, 'utf8'), platform) !== null);
    assert.ok(
      left.length < files.length / 5,
      `${left.length} of ${files.length} are left out on ${platform}`,
    );
  }
});

test.run();
