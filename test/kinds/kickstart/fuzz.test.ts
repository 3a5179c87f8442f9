import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { checkKickstart } from '../../../src/kinds/kickstart/check.ts';
import { commands } from '../../../src/kinds/kickstart/commands.ts';
import { pickFrom } from '../../support/pick.ts';

const test = suite('kinds/kickstart/fuzz');

const RELEASES: readonly (readonly [family: string, major: string])[] = [
  ['RHEL', '6'],
  ['Rocky', '9'],
  ['RHEL', '10'],
  ['Fedora', '3'],
  ['Fedora', 'rawhide'],
];

const NOISE: readonly string[] = [
  ...['"', "'", '\\', '#', '‹secret ', '›', '--', '-', '=', '%', '%end', '%include', '\n', '\r\n', '\t', ' '],
  ...['\u0000', '\ud800', '\ufeff', '𝄞', '@', '@^', '/', 'raid.01', '9'.repeat(40), ',', '{', '__proto__'],
];

function allFindingsLieInside(text: string, [family, major]: readonly [string, string]): void {
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const isWhole of [true, false]) {
    for (const { range } of checkKickstart(text, { family, major, minor: null }, { isWhole })) {
      assert.ok(range.start.line >= 1 && range.end.line <= lines, JSON.stringify(text));
    }
  }
}

test('two thousand files of random lines end in findings', () => {
  const below = pickFrom(20_261_121);
  const all = [...commands().values()];
  const words = [...NOISE, ...all.flatMap(({ name, options }) => [name, ...options.map((one) => one.name)])];
  for (let round = 0; round < 2000; round++) {
    const line = (): string => {
      const first = all[below(all.length)]!.name;
      const rest = Array.from({ length: below(6) }, () => words[below(words.length)]!);
      return [first, ...rest].join(below(3) === 0 ? '' : ' ');
    };
    const text = Array.from({ length: 1 + below(5) }, line).join('\n');
    allFindingsLieInside(text, RELEASES[round % RELEASES.length]!);
  }
});

test('right files that were cut, doubled and sprinkled with noise end in findings', () => {
  const below = pickFrom(4711);
  const folder = new URL('good/', import.meta.url);
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  for (let round = 0; round < 600; round++) {
    let text = texts[round % texts.length]!;
    for (let change = 0; change <= below(4); change++) {
      const at = below(text.length + 1);
      const length = below(60);
      const inserted = below(2) === 0 ? NOISE[below(NOISE.length)]! : text.slice(at, at + length);
      text = text.slice(0, at) + inserted + text.slice(at + below(2) * length);
    }
    allFindingsLieInside(text, RELEASES[round % RELEASES.length]!);
  }
});

const LARGE = 20_000;

/** Texts on which a checker that looks back would not end. */
const HOSTILE: readonly string[] = [
  `rootpw ${'‹secret '.repeat(LARGE)}`,
  `sshpw --username=operator ${'word '.repeat(LARGE)}`,
  `part / ${'--bogus '.repeat(LARGE)}`,
  `realm join ${'--no-password '.repeat(LARGE)}`,
  `network --device=br0 --bridgeslaves=eth0 --bridgeopts=${'a=b,'.repeat(LARGE)}`,
  `network --interfacename=${'.'.repeat(LARGE)}`,
  'logvol / --vgname=a --name=b --size=1\n'.repeat(LARGE),
  'autopar\n'.repeat(LARGE),
  '%pre\n'.repeat(LARGE),
  `%packages\n${'vim\n-vim\n'.repeat(LARGE)}%end\n`,
  `${'f'.repeat(LARGE)} --${'g'.repeat(LARGE)}`,
];

test('hostile texts take no longer than their length', () => {
  for (const text of HOSTILE) {
    const before = performance.now();
    checkKickstart(text, { family: 'RHEL', major: '7', minor: null });
    // Quadratic ones take minutes; the bound leaves room for a busy machine.
    assert.ok(performance.now() - before < 30_000, text.slice(0, 60));
  }
});

test.run();
