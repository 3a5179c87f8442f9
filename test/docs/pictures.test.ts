// The pictures are what the program prints. `UPDATE_GOLDEN=1` makes them anew.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { pictures } from '../../scripts/demo/pictures.ts';
import { svgOf } from '../../scripts/demo/svg.ts';
import { layBuiltClone, newScratch } from './support/clone.ts';

const test = suite('docs/pictures');
const FOLDER = 'docs/images';

const scratch = newScratch();
test.before(() => layBuiltClone(scratch.path));
test.after(() => scratch.remove());

test('the pictures show what the program prints today', () => {
  const made = pictures(join(scratch.path, 'bin/run.js'), join(scratch.path, 'fixtures/quickstart'));
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, svg] of made) writeFileSync(join(FOLDER, name), svg);
  }
  assert.deepEqual(readdirSync(FOLDER).sort(), [...made.keys()].sort());
  for (const [name, svg] of made) assert.equal(svg, readFileSync(join(FOLDER, name), 'utf8'), name);
});

test('runs of one style stand at their columns, with what XML reserves escaped', () => {
  const svg = svgOf('a <b>', '\x1b[1m\x1b[31mwrong\x1b[39m\x1b[22m a<b\n\n\x1b[2mdim\x1b[22m\n');
  assert.deepEqual(svg.match(/<text.*/g), [
    '<text class="red b" x="16.0" y="30" textLength="42.0">wrong</text>',
    '<text class="fg" x="58.0" y="30" textLength="33.6"> a&lt;b</text>',
    '<text class="dim" x="16.0" y="70" textLength="25.2">dim</text>',
  ]);
  assert.match(svg, /<title>a &lt;b&gt;<\/title>/);
  assert.match(svg, /viewBox="0 0 108 92"/);
});

test('an escape code that has no picture is a defect', () => {
  assert.throws(() => svgOf('', '\x1b[5mblink'), { message: 'no picture can be made of the escape code 5' });
});

test.run();
