import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { annotatedPreview } from '../../src/pipeline/preview-annotated.ts';
import type { Artifact } from '../../src/render/artifact.ts';
import type { Boot, Host } from '../../src/sot/model/types.ts';

const test = suite('pipeline/preview-annotated');

test('each line has its template and line in front, in one column', () => {
  const artifact = {
    path: 'config',
    content: 'one\n\nthree',
    origins: [
      { file: 'a.ejs', line: 1 },
      { file: 'snippets/b.ejs', line: 12 },
      { file: 'vaq', line: null },
    ],
  } as unknown as Artifact;
  const host = { label: 'ams1/r1-01' } as Host;
  const boots = [{ host, boot: { id: 'wipe' } as Boot, artifacts: [artifact], diagnostics: [] }];
  assert.equal(
    annotatedPreview({ revision: '', boots, urls: [], tokens: 'literal' }),
    `==> ams1/r1-01 wipe config <==
a.ejs:1           │ one
snippets/b.ejs:12 │ 
vaq               │ three
`,
  );
});

test.run();
