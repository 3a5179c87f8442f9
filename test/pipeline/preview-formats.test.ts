import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Previewed } from '../../src/pipeline/preview.ts';
import { contextLine, jsonPreview, plainPreview } from '../../src/pipeline/preview-formats.ts';
import type { Artifact, RenderedBoot } from '../../src/render/artifact.ts';
import type { Boot, Host } from '../../src/sot/model/types.ts';

const test = suite('pipeline/preview-formats');

function artifact(path: string, content: string): Artifact {
  return {
    path,
    url: `http://198.51.100.1/${path}`,
    kind: 'preseed',
    contentType: 'text/plain; charset=utf-8',
    content,
    canonical: content,
    contentId: 'c'.repeat(64),
    sha256: null,
  };
}

const ONE = { label: 'ams1/r1-01', name: 'r1-01', site: { id: 'ams1' } } as Host;
const TWO = { label: 'ams1/r1-02', name: 'r1-02', site: { id: 'ams1' } } as Host;

function boot(host: Host, id: string, ...artifacts: readonly Artifact[]): RenderedBoot {
  return { host, boot: { id } as Boot, artifacts, diagnostics: [] };
}

function previewed(...boots: readonly RenderedBoot[]): Previewed {
  return { revision: 'v1.2 (0123abc)', boots, urls: ['http://198.51.100.1'], tokens: 'keyed' };
}

test('one artifact alone is bare, to the last byte', () => {
  for (const content of ['a\nb\n', 'no end', ''])
    assert.equal(plainPreview(previewed(boot(ONE, 'debian12', artifact('preseed.cfg', content)))), content);
});

test('several are titled, each from the start of a line', () => {
  const text = plainPreview(
    previewed(
      boot(ONE, 'wipe', artifact('config', 'no end')),
      boot(ONE, 'debian12', artifact('script.ipxe', '#!ipxe\n'), artifact('preseed.cfg', 'd-i\n')),
      boot(TWO, 'wipe', artifact('config', 'x\n')),
    ),
  );
  assert.equal(
    text,
    `==> ams1/r1-01 wipe config <==
no end

==> ams1/r1-01 debian12 script.ipxe <==
#!ipxe

==> ams1/r1-01 debian12 preseed.cfg <==
d-i

==> ams1/r1-02 wipe config <==
x
`,
  );
});

test('nothing is nothing', () => {
  assert.equal(plainPreview(previewed()), '');
  assert.equal(plainPreview(previewed({ ...boot(ONE, 'wipe'), artifacts: null })), '');
});

test('JSON has the hosts with their boots and artifacts, and the context', () => {
  const preview = previewed(
    boot(ONE, 'wipe', artifact('config', 'a')),
    { ...boot(ONE, 'debian12'), artifacts: null },
    boot(TWO, 'wipe', artifact('config', 'b')),
  );
  const { canonical: _, ...first } = artifact('config', 'a');
  const { canonical: __, ...second } = artifact('config', 'b');
  const text = jsonPreview(preview);
  assert.ok(text.endsWith('\n'));
  assert.deepEqual(JSON.parse(text), {
    formatVersion: 1,
    revision: 'v1.2 (0123abc)',
    context: { urls: ['http://198.51.100.1'], tokens: 'keyed' },
    hosts: [
      {
        name: 'r1-01',
        site: 'ams1',
        boots: [
          { boot: 'wipe', artifacts: [first] },
          { boot: 'debian12', artifacts: [] },
        ],
      },
      { name: 'r1-02', site: 'ams1', boots: [{ boot: 'wipe', artifacts: [second] }] },
    ],
  });
});

test('one line says what in these bytes is not in the source of truth', () => {
  assert.equal(
    contextLine(previewed()),
    'v1.2 (0123abc); served at http://198.51.100.1; tokens as `vaq boot` gives them',
  );
  assert.equal(
    contextLine({ ...previewed(), urls: ['http://198.51.100.1', 'http://vaq.invalid:8080'] }),
    'v1.2 (0123abc); served at http://198.51.100.1, http://vaq.invalid:8080; tokens as `vaq boot` gives them\n' +
      'nothing states the address of the service, so that `vaq.invalid` stands in its place; `vaq boot` takes that of its interface, and `--addr ADDRESS` shows the very bytes',
  );
  assert.equal(
    contextLine({ ...previewed(), urls: [], tokens: 'literal' }),
    'v1.2 (0123abc); served at nowhere; the literal token `checkpoint` (there is no key here)',
  );
});

test.run();
