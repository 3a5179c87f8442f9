import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { overlaid } from '../../../src/sot/source/overlaid.ts';
import type { Source } from '../../../src/sot/source/source.ts';
import { memorySource } from '../../support/memory-source.ts';

const test = suite('sot/source/overlaid');

async function textsOf(source: Source): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  for (const path of await source.list()) {
    const content = await source.read(path);
    assert.ok(content.ok);
    texts[path] = Buffer.from(content.bytes).toString('utf8');
  }
  return texts;
}

test('texts take the place of what lies at their paths, and the rest is as it was', async () => {
  const base = memorySource(
    new Map([
      ['vaq.yml', 'old'],
      ['os/a.yml', 'a'],
    ]),
  );
  const source = overlaid(
    base,
    new Map([
      ['vaq.yml', 'new'],
      ['boot/b.yml', 'b'],
    ]),
  );
  assert.deepEqual(Object.entries(await textsOf(source)), [
    ['boot/b.yml', 'b'],
    ['os/a.yml', 'a'],
    ['vaq.yml', 'new'],
  ]);
  assert.equal(source.revision, base.revision);
});

test('without a base there is nothing else', async () => {
  assert.deepEqual(await textsOf(overlaid(null, new Map([['vaq.yml', 'new']]))), { 'vaq.yml': 'new' });
});

test.run();
