import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { concise } from '../../src/diagnostics/formats/concise.ts';
import { preview } from '../../src/pipeline/preview.ts';
import { fourHostsWith, type Ground, openGround } from '../support/session-ground.ts';

const test = suite('pipeline/preview: findings');

const RACK2 = `metadata: {disk: /dev/vda}
---
{name: r2-01, workflow: debian12, interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:21", ipv4: 198.51.100.21}], metadata: {packages: null}}
---
{name: r2-02, workflow: debian, interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:22", ipv4: 198.51.100.22}]}
`;

/** A preseed with a mistake that a comment suppresses, and a comment that says not why. */
const RACK3 = `{name: r3-01, workflow: odd, interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:31", ipv4: 198.51.100.31}]}
`;
const ODD = {
  'sites/ams1/rack3.yml': RACK3,
  'workflows/odd.yml': 'id: odd\nworkflow: [{boot: odd}]\n',
  'boot/odd.yml': 'id: odd\noperating_system: debian12\nunattended: {type: untyped, use: odd}\ndone: never\n',
  'assets/untyped/odd':
    '# vaq-ignore: untyped/template-marker -- for another program\n<% one %>\n# vaq-ignore: untyped/template-marker\n<% two %>\n',
};

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourHostsWith({ 'sites/ams1/rack2.yml': RACK2, ...ODD }));
});
test.after(() => ground.close());

/** The findings that a preview of a host comes with, one line each, and how many artifacts it has. */
async function findings(host: string): Promise<readonly [readonly string[], number]> {
  const wish = {
    site: null,
    boot: null,
    kind: null,
    addr: null,
    httpPort: null,
    stateDir: null,
    reinstall: false,
  };
  const result = await preview(ground.opened, { ...wish, hosts: [host] }, ground.sandbox);
  assert.ok(result.ok);
  const lines = concise(result.report, result.sources, { color: false }).split('\n');
  return [lines.filter((line) => / (error|warning): /.test(line)), result.report.summary.artifacts];
}

test('what is wrong elsewhere is not said', async () => {
  assert.deepEqual(await findings('r1-01'), [[], 2]);
});

test('what cannot be rendered for the host is said, and the rest of its kind is not shown', async () => {
  const [[line, ...more], artifacts] = await findings('r2-01');
  assert.match(line!, /^assets\/preseed\/debian12\.cfg\.ejs:\d+:\d+: error: .*packages/);
  assert.ok(
    more.every((other) => other.startsWith('sites/ams1/rack2.yml')),
    more.join('\n'),
  );
  assert.equal(artifacts, 0);
});

test('for a host that leads nowhere, everything is said', async () => {
  const [lines, artifacts] = await findings('r2-02');
  assert.ok(
    lines.some((line) => line.startsWith('sites/ams1/rack2.yml:5:25: error: ')),
    lines.join('\n'),
  );
  assert.equal(artifacts, 0);
});

test('what a comment suppresses is not said; what is wrong with comments is for `validate`', async () => {
  assert.deepEqual(await findings('r3-01'), [
    [
      'assets/untyped/odd:4:1: error: a template marker `<%` is left in what the machine gets; a template’s name ends in `.ejs` [untyped/template-marker]',
    ],
    2,
  ]);
});

test.run();
