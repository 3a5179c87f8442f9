import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { prettyComparison } from '../../../src/plan/formats/pretty.ts';
import { artifact, desired } from '../sample.ts';
import { comparisonOf, rack, sampleComparison } from './sample.ts';

const test = suite('plan/formats/pretty');

const PLAIN = { color: false, full: false };

test('each machine, each reason, the same differences once', () => {
  assert.equal(
    prettyComparison(sampleComparison(), PLAIN),
    `HEAD~1 (1a2b3c4) → work tree at 5d6e7f8
2 install · 2 reinstall · 1 change · 1 remove · 1 unchanged · 1 held

held ams1/held
  \`never_provision\` is set
  preseed.cfg of debian changed at line 3

  debian/preseed.cfg
  @@ -1,4 +1,4 @@
   # held
   one
  -two
  +2
   three

install ams1/new1
  it is new

  same on ams1/new2

remove ams1/old
  it is no longer in the source of truth

reinstall ams1/r1
  preseed.cfg of debian changed at line 3

  debian/preseed.cfg
  @@ -1,4 +1,4 @@
   # r1
   one
  -two
  +2
   three

  same on ams1/r2

change ams1/r3
  the MAC of eth0: 52:54:00:00:00:01 → 52:54:00:00:00:02
`,
  );
});

test('lines that differ by nothing but what is each host’s own are one difference', () => {
  const comparison = comparisonOf(
    rack(48, (own) => `a\nold ${own}\n`),
    rack(48, (own) => `a\nnew ${own}\n`),
  );
  assert.equal(
    prettyComparison(comparison, PLAIN),
    `HEAD~1 (1a2b3c4) → work tree at 5d6e7f8
48 reinstall

reinstall ams1/r1-01
  preseed.cfg of debian changed at line 2

  debian/preseed.cfg
  @@ -1,2 +1,2 @@
   a
  -old r1-01 52:54:00:00:00:01 198.51.100.1
  +new r1-01 52:54:00:00:00:01 198.51.100.1

  same, with their own names and addresses, on ams1/r1-02 … ams1/r1-48 (47 hosts)
`,
  );
});

test('hosts with errors are named, and a comparison of nothing says so', () => {
  const broken = comparisonOf([], [], { from: 'A', to: 'B', notCompared: ['ams1/r1', 'ams1/r2'] });
  assert.equal(
    prettyComparison(broken, PLAIN),
    'A → B\nno host compared\n\nnot compared, because of errors: ams1/r1, ams1/r2\n',
  );
  const same = comparisonOf([desired()], [desired()], { from: 'A', to: 'B' });
  assert.equal(prettyComparison(same, PLAIN), 'A → B\n1 unchanged\n');
});

test('colour adds nothing but colour', () => {
  const coloured = prettyComparison(sampleComparison(), { ...PLAIN, color: true });
  assert.ok(coloured.includes('\u001b[31m-two\u001b[39m'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), prettyComparison(sampleComparison(), PLAIN));
});

test('what a template or a branch is called cannot steer the terminal', () => {
  const comparison = comparisonOf(
    [desired({ artifacts: [artifact('a\n')] })],
    [desired({ artifacts: [artifact('\u001b[2J\u202e\r\tb\n', 'x\u0007')] })],
    { from: '\u001b]0;main\u0007', to: '\u009b2J' },
  );
  const text = prettyComparison(comparison, PLAIN);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
  assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  assert.match(text, /^ {2}\+\\u001b\[2J\\u202e\\r\tb$/m);
});

/** Lines that are all different, of one host. */
function long(prefix: string, lines: number): readonly ReturnType<typeof desired>[] {
  const text = Array.from({ length: lines }, (_, index) => `${prefix} ${index}\n`).join('');
  return [desired({ artifacts: [artifact(text)] })];
}

test('a long difference is cut with a sentence, and whole where it is asked for', () => {
  const comparison = comparisonOf(long('old', 200), long('new', 200));
  const cut = prettyComparison(comparison, PLAIN).split('\n');
  assert.deepEqual(cut.slice(6, 9), ['  debian/preseed.cfg', '  @@ -1,200 +1,200 @@', '  -old 0']);
  assert.deepEqual(cut.slice(-3), ['  -old 78', '  (321 more lines; --full shows them)', '']);
  const whole = prettyComparison(comparison, { ...PLAIN, full: true });
  assert.equal(whole.split('\n').length, 7 + 401 + 1);
  assert.match(whole, /\n {2}\+new 199\n$/);
});

test('many long differences are cut after two thousand lines, but every machine stands there', () => {
  const hosts = (prefix: string) =>
    Array.from({ length: 100 }, (_, index) =>
      desired({ label: `ams1/r${index}`, artifacts: long(`${prefix} ${index}`, 50)[0]!.artifacts }),
    );
  const text = prettyComparison(comparisonOf(hosts('old'), hosts('new')), PLAIN);
  assert.equal(text.match(/^reinstall /gm)?.length, 100);
  assert.equal(text.match(/\(101 more lines; --full shows them\)/g)?.length, 76);
});

test('a very long line is cut, and what is no text is told by its size', () => {
  const comparison = comparisonOf(
    [desired({ artifacts: [artifact('a'), artifact('x\0', 'debian', 'image')] })],
    [desired({ artifacts: [artifact(`${'é'.repeat(399)}😀b`), artifact('xyz\0', 'debian', 'image')] })],
  );
  const lines = prettyComparison(comparison, PLAIN).split('\n');
  assert.equal(
    lines.find((line) => line.startsWith('  +')),
    `  +${'é'.repeat(399)}… (3 more characters)`,
  );
  assert.ok(lines.includes('  (not a text: 2 octets → 4 octets)'));
});

test.run();
