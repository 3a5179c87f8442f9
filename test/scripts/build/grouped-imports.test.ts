import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import { bundle } from '../../../scripts/build/bundle.ts';

const test = suite('scripts/build/grouped-imports');

const FILES: Readonly<Record<string, string>> = {
  'commands/validate.ts': `export async function validate(): Promise<string> {
  const [{ begun }, { name, shared }, other] = await Promise.all([
    import('../pipeline/begin.ts'),
    import('../pipeline/one.ts'),
    import('../pipeline/two.ts'),
  ]);
  return [begun, name, other.name, shared()].join(' ');
}
`,
  'commands/state/set.ts': `export const set = async (): Promise<string> => (await import('../../pipeline/one.ts')).name;\n`,
  'commands/lock.ts': `export const lock = async (): Promise<string> => (await import('../pipeline/two.ts')).name;\n`,
  'commands/index.ts': `export { lock } from './lock.ts';\nexport { set } from './state/set.ts';\nexport { validate } from './validate.ts';\n`,
  'pipeline/begin.ts': `export const begun = 'begun';\n`,
  'pipeline/one.ts': `import { shared } from './shared.ts';\nexport const name = 'one';\nexport { shared };\n`,
  'pipeline/two.ts': `import { shared } from './shared.ts';\nexport const name = \`two \${shared()}\`;\n`,
  'pipeline/shared.ts': `export const shared = (): string => 'shared';\n`,
};

test('lazy imports of a group are one file, whatever they have in common, and give the same', async () => {
  const root = mkdtempSync(join(tmpdir(), 'vaq-grouped-'));
  try {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(root, 'src', path)), { recursive: true });
      writeFileSync(join(root, 'src', path), text);
    }
    await bundle({ root, entries: { commands: 'src/commands/index.ts' } });
    const { lock, set, validate } = (await import(
      pathToFileURL(join(root, 'dist/commands.js')).href
    )) as Readonly<Record<string, () => Promise<string>>>;
    assert.deepEqual(await Promise.all([validate!(), set!(), lock!()]), [
      'begun one two shared shared',
      'one',
      'two shared',
    ]);
    const chunks = readdirSync(join(root, 'dist/chunks')).filter((name) => name.endsWith('.js'));
    const named = chunks.map((name) => name.replace(/-[^-]+$/, '')).sort();
    assert.deepEqual(
      named.filter((name) => name !== 'chunk'),
      ['begin', 'files', 'state', 'validate'],
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});

test.run();
