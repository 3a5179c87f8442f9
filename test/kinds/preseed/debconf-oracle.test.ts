import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { preseed } from '../../../src/kinds/preseed/kind.ts';
import { OS } from './complete.ts';

const test = suite('kinds/preseed/debconf-oracle');

/** The rules that are about the form of a file alone, which is all that debconf-set-selections(1) can judge. */
const FORM = ['preseed/malformed-line', 'preseed/continuation', 'preseed/unknown-type'];

const STRICTER = 'debconf joins, skips or keeps what the installer’s own reader does not';
const COMMENT = 'debconf takes a comment for the last of the joined lines; the installer leaves it out';
const TYPE_ERROR = 'debconf skips answers of type `error`; the installer does not look at types';
const NO_QUESTION = 'debconf sets flags only of questions in its database; the installer has its own';

/** Texts with the reason why the two may differ, where they may. */
const TEXTS: readonly (readonly [text: string, reason?: string])[] = [
  [''],
  ['\n\n  \n'],
  ['# only a comment'],
  ['#\n#_preseed_V1\n'],
  ['  # an indented comment', STRICTER],
  ['\t# d-i a/b string c', STRICTER],
  ['d-i a/b string c'],
  ['d-i a/b string c\n'],
  ['d-i a/b string c\r\n# x\r\nd-i a/c string d\r\n'],
  ['d-i\ta/b\tstring\tc'],
  ['  d-i   a/b  string   c  '],
  ['d-i a/b string'],
  ['d-i a/b string '],
  ['d-i a/b note'],
  ['d-i a/b boolean true'],
  ['d-i a/b boolean false'],
  ['d-i a/b select c, d'],
  ['d-i a/b multiselect c, d'],
  ['d-i a/b password hunter2'],
  ['d-i a/b text c'],
  ['d-i a/b title c'],
  ['d-i a/b error c', TYPE_ERROR],
  ['d-i a/b seen true', NO_QUESTION],
  ['d-i a/b string c\nd-i a/b seen false'],
  ['d-i a/b string # no comment'],
  ['d-i a/b string c\\d'],
  ['grub-pc grub-pc/install_devices multiselect /dev/vda'],
  ['d-i'],
  ['d-i '],
  ['d-i a/b'],
  ['d-i a/b '],
  ['  d-i'],
  ['string'],
  ['d-i a/b c'],
  ['d-i a/b sting c'],
  ['d-i a/b String c'],
  ['d-i a/b BOOLEAN true'],
  ['d-i a/b bool true'],
  ['d-i a/b integer 1'],
  ['d-i a/b string c\nd-i a/c'],
  ['in-target apt-get install curl'],
  ['wget -q -O- http://mirror.example/'],
  ['install'],
  ['d-i a/b string c \\\n  d'],
  ['d-i a/b \\\n  string c'],
  ['d-i \\\n a/b \\\n string \\\n c'],
  ['d-i a/b \\\n  sting c'],
  ['d-i a/b \\\n\n'],
  ['d-i a/b string c \\\n# within\n', STRICTER],
  ['d-i a/b string c \\\n# within\n  d', COMMENT],
  ['d-i a/b string c \\', STRICTER],
  ['d-i a/b string c \\\n', STRICTER],
  ['d-i a/b string c \\ \n  d e f'],
  ['d-i a/b string c \\ \nd-i a/c string d', STRICTER],
  ['d-i a/b string c \\ \n  d'],
  ['d-i a/b string c \\\nd-i a/c string d', STRICTER],
  ['d-i a/b string c; \\\n  # within; \\\n  d', STRICTER],
  ['\uFEFFd-i a/b string c', STRICTER],
  ['d-i a/b\u00A0string c'],
];

const folder = mkdtempSync(join(tmpdir(), 'vaq-debconf-'));
const database = (name: string) => `Name: ${name}\nDriver: File\nFilename: ${join(folder, `${name}.dat`)}\n`;
writeFileSync(
  join(folder, 'debconf.conf'),
  `Config: config\nTemplates: templates\n\n${database('config')}\n${database('templates')}`,
);

/** What debconf-set-selections says of a text, in a database of its own; null where the tool is not installed. */
function debconf(text: string): readonly string[] | null {
  const file = join(folder, 'preseed.cfg');
  writeFileSync(file, text);
  const env = { ...process.env, DEBCONF_SYSTEMRC: join(folder, 'debconf.conf') };
  const { error, stderr } = spawnSync('debconf-set-selections', ['--checkonly', file], {
    env,
    encoding: 'utf8',
  });
  return error ? null : stderr.split('\n').filter((line) => /^(error|warning): /.test(line));
}

const ours = (text: string) => preseed.check(text, OS).filter(({ ruleId }) => FORM.includes(ruleId));

if (debconf('') === null) {
  test.skip('debconf-set-selections is not installed here');
} else {
  test('what debconf-set-selections refuses is refused, and the rest is not, but for the reasons listed', () => {
    const verdict = (isBad: boolean) => (isBad ? 'bad ' : 'good');
    const rows = TEXTS.map(([text, reason]) => {
      const theirs = (debconf(text) ?? []).length > 0;
      const mine = ours(text).length > 0;
      return {
        text,
        reason,
        agrees: theirs === mine,
        line: `${verdict(theirs)}  ${verdict(mine)}  ${JSON.stringify(text)}`,
      };
    });
    const table = rows.map(({ line, agrees, reason }) =>
      agrees ? line : `${line}  (${reason ?? 'NO REASON'})`,
    );
    console.log(['debconf  vaq', ...table].join('\n'));
    console.log(`${rows.filter(({ agrees }) => agrees).length} of ${rows.length} agree`);
    assert.deepEqual(
      rows.filter(({ agrees, reason }) => agrees === (reason !== undefined)).map(({ line }) => line),
      [],
    );
  });
}

test.after(() => rmSync(folder, { recursive: true }));

test.run();
