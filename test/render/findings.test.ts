import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { mergeHosts } from '../../src/diagnostics/merge.ts';
import { line } from '../sot/sample.ts';
import { rendering } from './sample.ts';

const test = suite('render/findings');

const UNTYPED = 'id: debian\noperating_system: debian12\nunattended: { type: untyped, use: a }\n';
const MARKER =
  'error untyped/template-marker: a template marker `<%` is left in what the machine gets; a template’s name ends in `.ejs`';
const HOSTS = ' | hosts ams1/r1-01 ams1/r1-02';

/** What is found in an asset of the kind that finds `<%`, over all hosts. */
async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { boots } = await rendering({ 'boot/debian.yml': UNTYPED, ...files });
  return mergeHosts(boots.flatMap(({ diagnostics }) => diagnostics)).map(line);
}

test('in a file that is served as it is, a finding is where it stands', async () => {
  assert.deepEqual(await found({ 'assets/untyped/a': 'one\n two <%\n' }), [
    `assets/untyped/a:2:6-2:8 ${MARKER}${HOSTS}`,
  ]);
});

test('in a line that a template copied it is the very place', async () => {
  const template = '<% if (true) { -%>\n  d-i passwd/root-login boolaen false\n<% } -%>\n';
  const all = await found({
    'boot/debian.yml':
      'id: debian\noperating_system: debian12\nunattended: { type: preseed, use: preseed.cfg }\n',
    'assets/preseed/preseed.cfg.ejs': template,
  });
  assert.deepEqual(
    all.filter((text) => text.includes('unknown-type')),
    [
      `assets/preseed/preseed.cfg.ejs:2:25-2:32 error preseed/unknown-type: there is no type \`boolaen\`; did you mean \`boolean\`? | fix boolean${HOSTS}`,
    ],
  );
});

test('in a line that is not printed as it is written it is the line', async () => {
  assert.deepEqual(await found({ 'assets/untyped/a.ejs': '<% if (true) { -%>\n two <%%\n<% } -%>\n' }), [
    `assets/untyped/a.ejs:2:2-2:9 ${MARKER} (rendered line 1: \`two <%\`)${HOSTS}`,
  ]);
});

test('in a line that it made, all of the template’s line is the place, and one host’s line is shown', async () => {
  const template = 'head\n  <%= host.name %> <%= "<" + "%" %>  \n';
  assert.deepEqual(await found({ 'assets/untyped/a.ejs': template }), [
    `assets/untyped/a.ejs:2:3-2:36 ${MARKER} (rendered line 2: \`r1-01 <%\`)${HOSTS}`,
  ]);
});

test('in a snippet it is the snippet’s line', async () => {
  assert.deepEqual(
    await found({
      'assets/untyped/a.ejs': 'a\n<%- snippet("s") -%>\nb\n',
      'assets/untyped/snippets/s.ejs': 'one\n<%%\n',
    }),
    [`assets/untyped/snippets/s.ejs:2:1-2:4 ${MARKER} (rendered line 3: \`<%\`)${HOSTS}`],
  );
});

test('Windows line ends change no place', async () => {
  assert.deepEqual(await found({ 'assets/untyped/a': 'one\r\n<%\r\n' }), [
    `assets/untyped/a:2:1-2:3 ${MARKER}${HOSTS}`,
  ]);
  const preseed = (end: string): string => ['# x', 'd-i no/such string a', ''].join(end);
  const places = await Promise.all(
    ['\n', '\r\n'].map(async (end) => {
      const { boots } = await rendering({ 'assets/preseed/preseed.cfg.ejs': preseed(end) });
      return boots[0]!.diagnostics.map(({ range }) => range);
    }),
  );
  assert.deepEqual(places[0], places[1]);
});

test('what stops a template stops its boot, at the template', async () => {
  const { boots } = await rendering({
    'boot/debian.yml': UNTYPED,
    'assets/untyped/a.ejs': 'a <%= md.dsk %>\n',
  });
  assert.deepEqual(
    boots.map(({ host, boot, artifacts, diagnostics }) => [
      host.name,
      boot.id,
      artifacts,
      diagnostics.map(line),
    ]),
    ['r1-01', 'r1-02'].map((name) => [
      name,
      'debian',
      null,
      [
        `assets/untyped/a.ejs:1:10-1:13 error template/missing-key: md has no dsk; did you mean disk? | fix disk | hosts ams1/${name}`,
      ],
    ]),
  );
});

test.run();
