import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openWith } from '../../src/pipeline/open.ts';
import { validate } from '../../src/pipeline/validate.ts';
import { hostYaml, line, minimalWith } from '../sot/sample.ts';
import { memorySource } from '../support/memory-source.ts';

const test = suite('pipeline/validate');

const COUNT = 400;
const MAIN = 'assets/untyped/a.ejs';
const SNIPPET = 'assets/untyped/snippets/s.ejs';

function rack(metadata: (number: number) => string): string {
  return Array.from({ length: COUNT }, (_, number) =>
    hostYaml({
      name: `h${number}`,
      iface: [
        `mac: 52:54:00:00:${(number >> 8).toString(16).padStart(2, '0')}:${(number & 255).toString(16).padStart(2, '0')}`,
        'subnet: rack1',
        `ipv4: 198.51.${100 + (number >> 7)}.${(number % 128) + 10}`,
      ],
      more: [`metadata: { ${metadata(number)} }`],
    }),
  ).join('---\n');
}

/** The findings of a rack of 400 hosts that all print one snippet, one line each, with the number of hosts for their names. */
async function found(
  snippet: string,
  metadata: (number: number) => string = () => 'disk: /dev/vda',
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const files = minimalWith({
    'boot/debian.yml':
      'id: debian\ndone: fetched\noperating_system: debian12\nunattended: { type: untyped, use: a }\n',
    'assets/untyped/a.ejs': 'head\n<%- snippet("s") %>',
    'assets/preseed/preseed.cfg.ejs': null,
    [SNIPPET]: snippet,
    'sites/ams1/env.yml':
      'id: ams1\nservice: { addr: 198.51.100.1 }\nsubnets: [{ id: rack1, cidr: 198.51.96.0/20, gateway: 198.51.96.1 }]\n',
    'sites/ams1/rack1.yml': rack(metadata),
    ...more,
  });
  return openWith(memorySource(files), '/nowhere', async (opened, sandbox) => {
    const { diagnostics } = await validate(opened, opened.model.hosts, sandbox);
    return diagnostics
      .filter(({ hosts }) => hosts.length > 0)
      .map(
        (finding) => `${line({ ...finding, hosts: [] })} | ${finding.boot} | ${finding.hosts.length} hosts`,
      );
  });
}

test('a misspelt key in a snippet of 400 hosts is one finding at the line of the snippet', async () => {
  assert.deepEqual(await found('one\n<%= host.metadata.dsk %>\n'), [
    `${SNIPPET}:2:19-2:22 error template/missing-key: host.metadata has no dsk; did you mean disk? | fix disk | debian | 400 hosts`,
  ]);
});

test('so is a missing key where each host has other keys', async () => {
  const keys = (number: number) => `k${number}: 1`;
  assert.deepEqual(await found('<%= host.metadata.disk %>\n', keys), [
    `${SNIPPET}:1:19-1:23 error template/missing-key: host.metadata has no disk; it has k0; on other hosts \`k1\`, \`k10\`, \`k100\`, … (399) | debian | 400 hosts`,
  ]);
});

test('so is broken syntax in a snippet', async () => {
  assert.deepEqual(await found('a\n<%= host. %>\n'), [
    `${SNIPPET}:2:5-2:10 error template/syntax: the JavaScript of this tag is not complete | debian | 400 hosts`,
  ]);
});

test('what the check of a kind finds in a snippet is one finding, with the keys that supplied the values', async () => {
  const value = (number: number) => `disk: "<%${number}"`;
  const [one, ...others] = await found('one\ndisk=<%= host.metadata.disk %>\n', value);
  assert.deepEqual(others, []);
  assert.equal(
    one,
    `${SNIPPET}:2:1-2:31 error untyped/template-marker: a template marker \`<%\` is left in what the machine gets; a template’s name ends in \`.ejs\` (rendered line 3: \`disk=<%0\`)` +
      ' | the value comes from `host.metadata.disk` sites/ams1/rack1.yml:8:19' +
      ' | the value comes from `host.metadata.disk` sites/ams1/rack1.yml:17:19' +
      ' | the value comes from `host.metadata.disk` sites/ams1/rack1.yml:98:19 | debian | 400 hosts',
  );
});

test('a finding whose message has each host’s value is one, and lists them', async () => {
  const preseed = 'd-i passwd/root-login <%= md.type %> false\n';
  const all = await found('', (number) => `type: boolea${number}`, {
    'boot/debian.yml':
      'id: debian\ndone: fetched\noperating_system: debian12\nunattended: { type: preseed, use: preseed.cfg }\n',
    'assets/preseed/preseed.cfg.ejs': preseed,
  });
  const unknown = all.filter((text) => text.includes('unknown-type'));
  assert.equal(unknown.length, 1);
  assert.match(
    unknown[0]!,
    /^assets\/preseed\/preseed\.cfg\.ejs:1:1-1:43 error preseed\/unknown-type: there is no type `boolea0`.*; on other hosts `boolea1`, `boolea10`, `boolea100`, … \(399\) \(rendered line 1: `d-i passwd\/root-login boolea0 false`\).* \| the value comes from `md\.type` sites\/ams1\/rack1\.yml:8:19 .* 400 hosts$/,
  );
});

test('a template that never ends is one finding with all hosts, and the other boot is still reported', async () => {
  const all = await found('', undefined, {
    [MAIN]: '<% for (;;) {} %>',
    'workflows/debian.yml': 'id: debian\nworkflow: [{ boot: debian }, { boot: other }]\n',
    'boot/other.yml':
      'id: other\ndone: fetched\noperating_system: debian12\nunattended: { type: untyped, use: b }\n',
    'assets/untyped/b.ejs': '<%= md.dsk %>\n',
  });
  assert.deepEqual(all, [
    `${MAIN}:null error template/timeout: the template did not end within 1 s | debian | 400 hosts`,
    'assets/untyped/b.ejs:1:8-1:11 error template/missing-key: md has no dsk; did you mean disk? | fix disk | other | 400 hosts',
  ]);
});

test('two boots that print one snippet have one mistake', async () => {
  const [one, ...others] = await found('<%= md.dsk %>', undefined, {
    'workflows/debian.yml': 'id: debian\nworkflow: [{ boot: debian }, { boot: other }]\n',
    'boot/other.yml':
      'id: other\ndone: fetched\noperating_system: debian12\nunattended: { type: untyped, use: a }\n',
  });
  assert.deepEqual(others, []);
  assert.match(one!, /md has no dsk; did you mean disk\? \| fix disk \| null \| 400 hosts$/);
});

test.run();
