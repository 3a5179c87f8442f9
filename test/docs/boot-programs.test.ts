// The set of boot programs in docs/files.md: a files.yml without a mistake, whose digests are those of the packages that it names.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { built } from '../sot/sample.ts';

const test = suite('docs/boot-programs');

const [, FILES = ''] = /```yaml file=files\.yml\n([\s\S]*?)```/.exec(readFileSync('docs/files.md', 'utf8'))!;

/** The version of a package that is installed here; null where none is. */
function installed(name: string): string | null {
  const { status, stdout } = spawnSync('dpkg-query', ['--show', name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\t')[1]! : null;
}

test('each is declared with a package that names its version, the file in it, and its digest', async () => {
  const { model, found } = await built({ 'files.yml': FILES });
  assert.deepEqual(
    found.filter((line) => line.includes('files.yml') && line.includes(' error ')),
    [],
  );
  const files = model.declarations ?? [];
  assert.equal(files.length, 4);
  for (const { path, data } of files) {
    const [, name = '', version = ''] = /\/([a-z0-9-]+)_([^/]+)_(?:all|amd64)\.deb$/.exec(data.url!) ?? [];
    assert.ok(name !== '' && data.extract !== undefined && data.sha256 !== undefined, path);
    if (installed(name) !== version) continue;
    const bytes = readFileSync(`/${data.extract}`);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), data.sha256, path);
  }
});

test.run();
