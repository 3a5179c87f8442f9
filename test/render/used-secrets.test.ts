import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openWith } from '../../src/pipeline/open.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { allRequests, render } from '../../src/render/render.ts';
import { bootSecrets } from '../../src/render/used-secrets.ts';
import { minimalWith } from '../sot/sample.ts';
import { memorySource } from '../support/memory-source.ts';

const test = suite('render/used-secrets');

/** The secrets that each host's boot uses, and those that it only sees. */
function secretsWith(template: string): Promise<readonly unknown[]> {
  const files = minimalWith({
    'vaq.yml':
      'version: 1\nmetadata: { a: { $secret: a }, b: { $secret: b }, all: { r1-01: { $secret: of/1 }, r1-02: { $secret: of/2 } } }\n',
    'boot/debian.yml': 'id: debian\noperating_system: debian12\nunattended: { type: untyped, use: a.ejs }\n',
    'assets/untyped/a.ejs': template,
  });
  return openWith(memorySource(files), '/nowhere', async ({ model }, sandbox) => {
    const rendered = await render(model, allRequests(model.hosts), CANONICAL, sandbox);
    const found = await bootSecrets(model, rendered, sandbox);
    return found.map(({ used, seen }) => [[...used].sort(), [...seen].sort()]);
  });
}

test('a boot uses what it prints and what it asks for, and sees the rest', async () => {
  assert.deepEqual(await secretsWith('<%= md.a %> <%= secret("s/" + host.name) %>\n'), [
    [
      ['a', 's/r1-01'],
      ['b', 'of/1', 'of/2'],
    ],
    [
      ['a', 's/r1-02'],
      ['b', 'of/1', 'of/2'],
    ],
  ]);
  assert.deepEqual(await secretsWith('nothing\n'), [
    [[], ['a', 'b', 'of/1', 'of/2']],
    [[], ['a', 'b', 'of/1', 'of/2']],
  ]);
});

test('a boot uses what it encodes, so that no placeholder is left: of a map, only what is its own', async () => {
  assert.deepEqual(
    await secretsWith('<%= b64(md.all[host.name]) %> <%= b64(secret("x")) %> <%= md.b.length %>\n'),
    [
      [
        ['b', 'of/1', 'x'],
        ['a', 'of/2'],
      ],
      [
        ['b', 'of/2', 'x'],
        ['a', 'of/1'],
      ],
    ],
  );
});

test.run();
