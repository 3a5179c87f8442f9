import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { KINDS, kindNamed } from '../../../src/kinds/index.ts';
import type { Kind } from '../../../src/kinds/kind.ts';
import { neverEnds } from '../../../src/rules/boot/never-ends.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/boot/never-ends');
const boot = (unattended: string | null, more = ''): string =>
  `id: debian\noperating_system: debian12\n${unattended === null ? '' : `unattended: { ${unattended} }\n`}${more}\n`;

test('a boot that nothing ends', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'assets/preseed/preseed.cfg.ejs': 'd-i a b string\n' },
      'boot/debian.yml:7:7-7:17 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: no template of it calls checkpoint(); call it when the work is done, or state `done: fetched` | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      { 'assets/preseed/preseed.cfg.ejs': '', 'boot/debian.yml': boot('type: preseed, use: preseed.cfg') },
      'boot/debian.yml:3:1-3:11 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: no template of it calls checkpoint(); call it when the work is done, or state `done: fetched` | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      {
        'assets/preseed/static.cfg': 'call checkpoint() yourself',
        'boot/debian.yml': boot('type: preseed, use: static.cfg'),
      },
      'boot/debian.yml:3:1-3:11 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: no template of it calls checkpoint(); call it when the work is done, or state `done: fetched` | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      { 'boot/debian.yml': boot(null) },
      'boot/debian.yml:1:1-1:11 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: it has no configuration that could call checkpoint(); state `done: never` | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      { 'boot/debian.yml': boot(null, 'done: fetched') },
      'boot/debian.yml:3:7-3:14 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: it has no configuration that could be fetched; state `done: never` | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      { 'boot/live.yml': boot(null).replace('debian', 'live') },
      'boot/live.yml:1:1-1:9 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: it has no configuration that could call checkpoint(); state `done: never`',
    ],
    [
      {
        'assets/preseed/preseed.cfg.ejs': "<%- snippet('a') %>",
        'assets/preseed/snippets/a.ejs': 'nothing',
        'assets/preseed/snippets/b.ejs': '<%= checkpoint() %>',
      },
      'boot/debian.yml:7:7-7:17 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: no template of it calls checkpoint(); call it when the work is done, or state `done: fetched` | hosts ams1/r1-01 ams1/r1-02',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(neverEnds, changes), expected, JSON.stringify(changes));
  }
});

test('a template, a snippet of it, a file beside it, or the command line may say where to report', async () => {
  const call = '<%= checkpoint() %>';
  const table: readonly Changes[] = [
    {},
    {
      'assets/preseed/preseed.cfg.ejs': "<%- snippet('a') %>",
      'assets/preseed/snippets/a.ejs': "<%- snippet('b') %>",
      'assets/preseed/snippets/b.ejs': call,
    },
    { 'assets/preseed/preseed.cfg.ejs': '<%- snippet(md.name) %>', 'assets/untyped/snippets/a.ejs': call },
    {
      'assets/untyped/a': '',
      'assets/untyped/v.ejs': call,
      'boot/debian.yml': boot('type: untyped, use: a, vendor_data: v'),
    },
    {
      'boot/debian.yml': boot(null),
      'os/debian12.yml': `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\ncmdline: [{ done: "${call}" }]\n`,
    },
  ];
  for (const changes of table) assert.deepEqual(await ruled(neverEnds, changes), [], JSON.stringify(changes));
});

test('a boot that is never done, or done once it is fetched, needs no report', async () => {
  for (const text of [boot(null, 'done: never'), boot('type: preseed, use: preseed.cfg', 'done: fetched')]) {
    const changes = { 'boot/debian.yml': text, 'assets/preseed/preseed.cfg.ejs': '' };
    assert.deepEqual(await ruled(neverEnds, changes), [], text);
  }
});

test('a kind that cannot report is told apart', async () => {
  const mute: Kind = { ...kindNamed('untyped')!, canSignalCompletion: false };
  const kinds = KINDS as Kind[];
  kinds.unshift(mute);
  try {
    const changes = {
      'boot/debian.yml': boot('type: untyped, use: a'),
      'assets/untyped/a.ejs': '<%= checkpoint() %>',
    };
    assert.deepEqual(await ruled(neverEnds, changes), [
      'boot/debian.yml:3:1-3:11 error boot/never-ends: nothing ends this boot, so that the machine is given it at every start: `untyped` cannot report that it is done; state `done: fetched` | hosts ams1/r1-01 ams1/r1-02',
    ]);
  } finally {
    kinds.shift();
  }
});

test.run();
