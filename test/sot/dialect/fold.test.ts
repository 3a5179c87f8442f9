import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import { conciseFindings } from '../../support/concise-validate.ts';
import { fixtureFiles } from '../../support/memory-source.ts';

const test = suite('sot/dialect/fold');

const trees = readdirSync('fixtures/dialects', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

for (const name of trees) {
  test(`${name}: every document of an older model is named, and nothing that follows from it`, async () => {
    const found = `${(await conciseFindings(fixtureFiles(`dialects/${name}`))).join('\n')}\n`;
    const golden = `fixtures/dialects/${name}.txt`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, found);
    assert.equal(found, readFileSync(golden, 'utf8'));
  });
}

test('a document that stands alone among those of version 1 takes nothing away from them', async () => {
  const files = fixtureFiles('minimal');
  files.set('workflows/old.yml', 'id: old\nsafe_deps: []\nworkflow:\n  - boot: debain\n');
  files.set('sites/ams1/rack2.yml', 'host_group: debian\nhosts: []\n');
  const found = await conciseFindings(files);
  assert.deepEqual(
    found.map((line) => line.slice(0, line.indexOf(':', line.indexOf(':') + 1))),
    ['sites/ams1/rack2.yml:1', 'workflows/old.yml:2'],
  );
});

test('a Go template that stands alone is a mistake where a machine’s tools would read it, and may be meant elsewhere', async () => {
  const text = 'd-i netcfg/get_hostname string {{ .host.name }}\n';
  const severities: string[] = [];
  for (const path of ['assets/preseed/old.cfg', 'assets/untyped/old.cfg']) {
    const files = fixtureFiles('minimal');
    files.set(path, text);
    const found = (await conciseFindings(files)).filter((line) => line.endsWith('[model/older-dialect]'));
    severities.push(...found.map((line) => line.split(': ').slice(0, 2).join(' ')));
  }
  assert.deepEqual(severities, ['assets/preseed/old.cfg:1:32 error', 'assets/untyped/old.cfg:1:32 warning']);
});

test('a tree without vaq.yml and without a sign of an older model is no older one', async () => {
  const files = fixtureFiles('minimal');
  files.delete('vaq.yml');
  const found = await conciseFindings(files);
  assert.deepEqual(
    found.filter((line) => line.includes('vaq.yml')),
    [
      'vaq.yml: error: there is no vaq.yml, so this is not the root of a source of truth; write one with `version: 1` [source/no-vaq-yml]',
    ],
  );
});

test.run();
