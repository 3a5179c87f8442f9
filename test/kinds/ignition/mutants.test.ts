import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkIgnition } from '../../../src/kinds/ignition/check.ts';
import { pickFrom } from '../../support/pick.ts';
import { mutant } from './mutate.ts';

const test = suite('kinds/ignition/mutants');

const SYSTEMS = [
  { family: 'Fedora CoreOS', major: '44', minor: null },
  { family: 'Flatcar', major: '4230', minor: null },
  { family: 'CoreOS', major: '2512', minor: '3' },
];

const SIGNS = '{}[]",:\\ \n\t0-9.eaut\u0000é‹💥';

/** A text with a few signs changed, put in or left out. */
function broken(text: string, pick: (below: number) => number): string {
  let result = text;
  for (let count = 1 + pick(4); count > 0; count -= 1) {
    const at = pick(result.length + 1);
    result = result.slice(0, at) + [...SIGNS][pick([...SIGNS].length)]! + result.slice(at + pick(3));
  }
  return result;
}

test('never throws, and places every finding within the text, whatever the text', () => {
  const pick = pickFrom(7);
  for (let count = 0; count < 3000; count += 1) {
    const whole = mutant(pick).replace(/"3\.(\d)\.0"/, pick(2) === 0 ? '"2.$1.0"' : '"3.$1.0"');
    const text = pick(3) === 0 ? broken(whole, pick) : whole;
    const lines = text.split('\n').length;
    for (const { range, message } of checkIgnition(text, SYSTEMS[pick(SYSTEMS.length)]!)) {
      assert.ok(range.start.line >= 1 && range.end.line <= lines && range.start.column >= 1, text);
      assert.ok(message.length > 0, text);
    }
  }
});

test('never throws on signs without sense', () => {
  const pick = pickFrom(8);
  const signs = [...SIGNS];
  for (let count = 0; count < 3000; count += 1) {
    const text = Array.from({ length: pick(30) }, () => signs[pick(signs.length)]).join('');
    assert.ok(checkIgnition(text, SYSTEMS[0]!).length > 0, text);
  }
});

test.run();
