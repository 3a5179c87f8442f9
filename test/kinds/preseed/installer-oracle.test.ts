import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import { parsePreseed } from '../../../src/kinds/preseed/parse.ts';
import { complete } from './complete.ts';

const test = suite('kinds/preseed/installer-oracle');

// Debian's debian-installer-12-netboot-amd64 holds the reader itself, a shell script in the installer's initrd.
const INITRD = '/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64/initrd.gz';
const EXTRACT = `zcat ${INITRD} | cpio --extract --to-stdout --quiet bin/debconf-set-selections`;

/** In place of the installer's database: each answer on a line, `question<TAB>value`, and `refused` where the file is. */
const STUB = `
logfile=/dev/null
log() { :; }
db_set() { printf '%s\\t%s\\n' "$1" "$2"; }
db_fset() { [ "$3" = true ] && [ "$type" != seen ] || printf '%s\\t%s\\n' "$1" "seen $3"; }
`;

const folder = mkdtempSync(join(tmpdir(), 'vaq-installer-'));

function installScript(): void {
  const script = execFileSync('sh', ['-c', EXTRACT], { encoding: 'utf8' });
  const stubbed = script.replace(/^\. .*$/gm, '').replace(/^export DEBIAN_FRONTEND.*$/m, STUB);
  writeFileSync(join(folder, 'reader'), stubbed);
}

/** The answers that the installer's own reader takes from a text, or null where it refuses the file. */
function theirs(text: string): readonly string[] | null {
  const file = join(folder, 'preseed.cfg');
  writeFileSync(file, text);
  const { status, stdout } = spawnSync('busybox', ['sh', join(folder, 'reader'), file], { encoding: 'utf8' });
  return status === 0
    ? stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => line.trimEnd())
    : null;
}

/** The same by our parser; the reader minds neither types nor the form of a name, so lines that only those spoil count too. */
function ours(text: string): readonly string[] | null {
  const { lines, entries, malformed } = parsePreseed(text);
  const answers: string[] = [];
  for (const line of lines) {
    if (line.kind !== 'answer' || !line.finished) continue;
    const entry = entries.find((candidate) => candidate.line === line);
    const words = malformed.find((candidate) => candidate.line === line)?.words ?? [];
    if (entry === undefined && words.length < 3) return null;
    const value = entry?.value.text ?? line.text.replace(/^(\S+\s+){2}\S+\s*/, '').trimEnd();
    const [question, type] = entry ? [entry.question, entry.type] : [words[1]!, words[2]!];
    answers.push(`${question.text}\t${type.text === 'seen' ? `seen ${value}` : value}`.trimEnd());
  }
  return answers;
}

const TEXTS: readonly string[] = [
  complete(),
  'd-i a/b string c\r\nd-i a/c note\r\n',
  '# a\n\n \t\n  d-i\ta/b \t string\t c  d \n',
  'd-i a/b string one \\\n   two\\\n# no part \\\n\n\tthree\nd-i a/c seen false\n',
  'd-i a/b \\\n  string x \\\n  y\n',
  'd-i a/b string x \\\nd-i a/c string y\n',
  'd-i a/b string x\nd-i a/c string dropped \\\n',
  'd-i a/b string x \\ \nd-i a/c string y\n',
  'd-i a/b string x\\\\\ny\nd-i a/c string z\n',
  '\\\nd-i a/b string x\n',
  'd-i a/b string\n d-i a/c string\nd-i a/d boolean true # x\n',
  'd-i a/b string $HOME `id` "x y" \'z\' & ; | < > ! ~\n',
  'd-i\n',
  'd-i a/b\n',
  '   # x\n',
  'd-i a/b string x\n  oops\n',
];

if (!existsSync(INITRD) || spawnSync('busybox', ['true']).error) {
  test.skip('the installer’s initrd or busybox is not installed here');
} else {
  installScript();

  for (const text of TEXTS) {
    test(`the installer reads ${JSON.stringify(text.slice(0, 60))} as we do`, () => {
      assert.deepEqual(ours(text), theirs(text));
    });
  }

  test('the installer reads random lines as we do', () => {
    const part = fc.constantFrom(
      'd-i ',
      'a/b ',
      'a/b',
      'string ',
      'seen true',
      'x',
      'y z',
      '#',
      ' ',
      '\t',
      ' \\\n',
      '\\\n',
      '\n',
      '\r\n',
    );
    const texts = fc.array(part, { minLength: 1, maxLength: 14 }).map((parts) => `${parts.join('')}\n`);
    fc.assert(
      fc.property(texts, (text) => assert.deepEqual(ours(text), theirs(text))),
      { seed: 12, numRuns: 60 },
    );
  });
}

test.after(() => rmSync(folder, { recursive: true }));

test.run();
