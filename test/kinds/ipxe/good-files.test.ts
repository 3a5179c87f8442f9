// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { checkIpxe } from '../../../src/kinds/ipxe/check.ts';

const test = suite('kinds/ipxe/good-files');
const GOOD = join(import.meta.dirname, 'good');

for (const name of readdirSync(GOOD)) {
  test(`${name} gives no finding`, () => {
    assert.deepEqual(checkIpxe(readFileSync(join(GOOD, name), 'utf8')), []);
  });

  test(`${name} gives none with CR LF, which iPXE reads as LF`, () => {
    const text = readFileSync(join(GOOD, name), 'utf8');
    assert.deepEqual(checkIpxe(text.replaceAll('\n', '\r\n')), []);
  });
}

test('random and mutated scripts never throw', () => {
  const text = readFileSync(join(GOOD, 'menu.ipxe'), 'utf8');
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    const at = random(text.length);
    const length = text.split('\n').length;
    const changed = `${text.slice(0, at)}${'${}|&\\:\n\r #-'[random(12)] ?? ''}${text.slice(at + random(5))}`;
    for (const { range } of checkIpxe(changed)) {
      assert.ok(range.start.line >= 1 && range.start.line <= length + 1);
    }
  }
});

test.run();
