import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Comparison } from '../../../src/plan/formats/comparison.ts';
import { comparisonText } from '../../../src/plan/formats/index.ts';
import { markdownComparison } from '../../../src/plan/formats/markdown.ts';
import { artifact, desired } from '../sample.ts';
import { comparisonOf, rack, sampleComparison } from './sample.ts';

const test = suite('plan/formats/markdown');

function markdown(comparison: Comparison, maxSize = 60_000): string {
  return markdownComparison(comparison, { maxSize });
}

test('a comment on a pull request: the machines first, then each group folded', () => {
  assert.equal(
    markdown(sampleComparison(['ams1/broken'])),
    `<!-- vaq diff -->
### vaq: 2 install · 2 reinstall · 1 change · 1 remove · 1 unchanged · 1 held

\`HEAD~1 (1a2b3c4)\` → \`work tree at 5d6e7f8\`

| action | hosts | which |
| :-- | --: | :-- |
| install | 2 | \`ams1/new1, ams1/new2\` |
| reinstall | 2 | \`ams1/r1, ams1/r2\` |
| change | 1 | \`ams1/r3\` |
| remove | 1 | \`ams1/old\` |
| unchanged | 1 | \`ams1/same\` |
| held | 1 | \`ams1/held\` |

**Not compared, because of errors:** \`ams1/broken\`

<details>
<summary><b>held</b> <code>ams1/held</code></summary>

\`\`\`text
\`never_provision\` is set
preseed.cfg of debian changed at line 3
\`\`\`

\`\`\`diff
--- debian/preseed.cfg
+++ debian/preseed.cfg
@@ -1,4 +1,4 @@
 # held
 one
-two
+2
 three
\`\`\`

</details>

<details>
<summary><b>install</b> <code>ams1/new1, ams1/new2</code></summary>

\`\`\`text
it is new
\`\`\`

</details>

<details>
<summary><b>remove</b> <code>ams1/old</code></summary>

\`\`\`text
it is no longer in the source of truth
\`\`\`

</details>

<details>
<summary><b>reinstall</b> <code>ams1/r1, ams1/r2</code></summary>

\`\`\`text
preseed.cfg of debian changed at line 3
\`\`\`

\`\`\`diff
--- debian/preseed.cfg
+++ debian/preseed.cfg
@@ -1,4 +1,4 @@
 # r1
 one
-two
+2
 three
\`\`\`

</details>

<details>
<summary><b>change</b> <code>ams1/r3</code></summary>

\`\`\`text
the MAC of eth0: 52:54:00:00:00:01 → 52:54:00:00:00:02
\`\`\`

</details>
`,
  );
});

test('where no machine is concerned, there is still a comment, so that an older one is replaced', () => {
  const same = comparisonOf([desired()], [desired()], { from: 'A', to: 'B' });
  const marked = '<!-- vaq diff -->\n### vaq: 1 unchanged\n\n`A` → `B`\n\n';
  assert.equal(
    markdown(same),
    `${marked}| action | hosts | which |\n| :-- | --: | :-- |\n| unchanged | 1 | \`ams1/r1-01\` |\n`,
  );
  const nothing = comparisonOf([], [], { from: 'A', to: 'B' });
  assert.equal(markdown(nothing), '<!-- vaq diff -->\n### vaq: no host compared\n\n`A` → `B`\n');
});

test('nothing that a template or a branch contains breaks out, mentions anybody or becomes a link', () => {
  const evil = [
    '```',
    '</details>',
    '<script>alert(1)</script>',
    '@octo http://evil.example',
    '\u001b[2J\u202e',
  ];
  const comparison = comparisonOf(
    [desired({ label: 'ams1/<b>@octo', artifacts: [artifact('a\n')] })],
    [
      desired({
        label: 'ams1/<b>@octo',
        artifacts: [artifact(`a\n${evil.join('\n')}\n`), artifact('x', 'debian', '``` <img> @octo')],
      }),
    ],
    { from: '`@octo` | <i> (1a2b3c4)', to: 'http://evil.example' },
  );
  assert.equal(
    markdown(comparison),
    `<!-- vaq diff -->
### vaq: 1 reinstall

\`\` \`@octo\` \\u007c <i> (1a2b3c4) \`\` → \`http://evil.example\`

| action | hosts | which |
| :-- | --: | :-- |
| reinstall | 1 | \`ams1/<b>@octo\` |

<details>
<summary><b>reinstall</b> <code>ams1/&lt;b&gt;@octo</code></summary>

\`\`\`\`text
preseed.cfg of debian changed at line 2
\`\`\` <img> @octo of debian is new
\`\`\`\`

\`\`\`\`diff
--- debian/preseed.cfg
+++ debian/preseed.cfg
@@ -1,1 +1,6 @@
 a
+\`\`\`
+</details>
+<script>alert(1)</script>
+@octo http://evil.example
+\\u001b[2J\\u202e
\`\`\`\`

\`\`\`\`diff
--- /dev/null
+++ debian/\`\`\` <img> @octo
@@ -0,0 +1,1 @@
+x
\\ No newline at end of file
\`\`\`\`

</details>
`,
  );
});

/** Hosts that have nothing in common, with so many lines each, all of which change. */
function different(count: number, lines: number): Comparison {
  const hosts = (prefix: string) =>
    Array.from({ length: count }, (_, host) => {
      const text = Array.from({ length: lines }, (__, line) => `${prefix} ${host} ${line}\n`).join('');
      return desired({ label: `ams1/r${host + 1}`, artifacts: [artifact(text)] });
    });
  return comparisonOf(hosts('old'), hosts('new'), { from: 'A', to: 'B' });
}

test('what does not fit is cut, and said with its hosts: in part, with reasons alone, or not at all', () => {
  const text = markdown(different(30, 300), 6100);
  assert.ok(text.length <= 6100, String(text.length));
  const summaries = [...text.matchAll(/<summary>.*<code>(.*)<\/code><\/summary>/g)].map(([, label]) => label);
  assert.deepEqual(summaries.slice(0, 2), ['ams1/r1', 'ams1/r10']);
  assert.match(text, /\n-old 0 58\n\(541 more lines\)\n```\n/);
  assert.match(text, /\npreseed\.cfg of debian changed at line 1\n\(what differs is left out\)\n```\n/);
  assert.match(
    text,
    /\n\n\*\*Cut:\*\* what differs is left out, or shown in part, for 30 hosts, to keep this comment within 6100 characters: `ams1\/r1 … ams1\/r30 \(30 hosts\)`\n$/,
  );
  assert.equal(text.match(/<details>/g)?.length, text.match(/<\/details>/g)?.length);
});

test('small groups after one that is too long are whole', () => {
  const [big, small] = [different(1, 400), rack(2, (own) => `a ${own}\n`)];
  const changed = rack(2, (own) => `b ${own}\n`);
  const more = comparisonOf(small, changed);
  const both: Comparison = {
    ...big,
    hosts: [...big.hosts, ...more.hosts],
    own: new Map([...big.own, ...more.own]),
  };
  const text = markdown(both, 8000);
  assert.match(text, /for one host, to keep this comment within 8000 characters: `ams1\/r1`\n$/);
  assert.match(text, /\n\+b r1-01 52:54:00:00:00:01 198\.51\.100\.1\n```\n\n<\/details>\n/);
  assert.match(
    text,
    /\nwhat is shown is of ams1\/r1-01; the others have their own names and addresses in its place\n/,
  );
});

test('whatever there is, a comment is never longer than it may be', () => {
  for (const maxSize of [4000, 5000, 60_000]) {
    for (const count of [1, 40]) {
      for (const lines of [1, 100]) {
        const { length } = markdown(different(count, lines), maxSize);
        assert.ok(length <= maxSize, `${count} hosts, ${lines} lines: ${length} > ${maxSize}`);
      }
    }
  }
  const names = Array.from({ length: 2000 }, (_, index) =>
    desired({ label: `ams1/${'x'.repeat(60)}${index * 2}` }),
  );
  const { length } = markdown(comparisonOf([], names), 4000);
  assert.ok(length <= 4000, String(length));
});

test('the same comparison is the same comment, and 60,000 characters are the most where nothing is said', () => {
  const comparison = different(400, 20);
  assert.equal(markdown(comparison), markdown(different(400, 20)));
  const options = { color: false, full: false, maxSize: undefined };
  assert.equal(comparisonText(comparison, 'markdown', options), markdown(comparison, 60_000));
});

test.run();
