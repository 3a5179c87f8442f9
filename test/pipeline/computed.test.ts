import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { computeInSandbox } from '../../src/pipeline/computed.ts';
import { loadTree } from '../../src/sot/load.ts';
import { buildModel } from '../../src/sot/model/build.ts';
import { type Changes, firstLines, minimal, type Seen, seenInMemory } from '../sot/links/trees.ts';
import { lines } from '../sot/sample.ts';
import { fixtureFiles, memorySource } from '../support/memory-source.ts';

const test = suite('pipeline/computed');

const ENV = fixtureFiles('minimal').get('sites/ams1/env.yml')!;
const RACK2 = 'sites/ams1/rack2.yml.ejs';

/** An inventory of as many hosts as `md.count` says. */
const HOSTS = `<% for (let number = 1; number <= md.count; number++) { -%>
---
name: r2-<%= number %>
interfaces:
  - type: physical
    mac: 52:54:00:00:02:0<%= number %>
    subnet: <%= env.subnets[0].id %>
    ipv4: 198.51.100.2<%= number %>
workflow: debian
metadata: { disk: /dev/vda }
<% } -%>
`;

const VAQ = 'version: 1\nname: here\nmetadata: { count: 2 }\n';

/** Everything that is said of the smallest source of truth with an inventory, and what its hosts get. */
function tree(inventory: string, more: Changes = {}): Promise<Seen> {
  return seenInMemory({ 'vaq.yml': VAQ, [RACK2]: inventory, ...more });
}

/** What reading and linking say of it: one process less to start. */
async function findings(inventory: string | null, more: Changes = {}): Promise<readonly string[]> {
  const files = minimal({ 'vaq.yml': VAQ, [RACK2]: inventory, ...more });
  const options = { compute: computeInSandbox, remotes: null };
  const { tree: read, diagnostics } = await loadTree(memorySource(files), options);
  return lines([...diagnostics, ...buildModel(read).diagnostics]);
}

/** The only finding of several that there might be. */
function only(found: readonly string[]): string {
  assert.equal(found.length, 1, found.join('\n'));
  return found[0]!;
}

test('an inventory is rendered from its site and the source of truth, and read as any cluster', async () => {
  const two = await tree(HOSTS);
  assert.deepEqual(two.found, []);
  assert.deepEqual(firstLines(two), {
    'ams1/r1-01': '# r1-01, at 198.51.100.11',
    'ams1/r1-02': '# r1-02, at 198.51.100.12',
    'ams1/r2-1': '# r2-1, at 198.51.100.21',
    'ams1/r2-2': '# r2-2, at 198.51.100.22',
  });
});

test('it sees the revision and the name, and the metadata of its site by both names, merged over that of the root', async () => {
  const who =
    '<%= sot.name %>, <%= sot.revision %>, <%= env.id %>, <%= env.md.a %><%= env.metadata.a %>, <%= md.count %>';
  const preseed = fixtureFiles('minimal').get('assets/preseed/preseed.cfg.ejs')!;
  const result = await tree(`metadata:\n  who: ${who}\n---\n${HOSTS}`, {
    'sites/ams1/env.yml': `${ENV}metadata: { a: 1, count: 1 }\n`,
    'assets/preseed/preseed.cfg.ejs': `# <%= has(md, 'who') ? md.who : '' %>\n${preseed}`,
  });
  assert.deepEqual(result.found, []);
  assert.equal(firstLines(result)['ams1/r2-1'], '# here, work tree (in memory), ams1, 11, 1');
});

test('hosts, the environment and what belongs to one host are not there', async () => {
  const table = [
    ['<%= host.name %>', 'template/missing-key: there is no host here'],
    ['<%= hosts.length %>', 'template/missing-key: there is no hosts here'],
    ['<%= process.env.HOME %>', 'template/forbidden: '],
    ['<%= new Date() %>', 'template/forbidden: '],
    ["<%= secret('root') %>", 'template/unknown-secret: there is no secret root'],
    ["<%= file('debian12/linux') %>", 'template/unknown-file: '],
    ['<%= checkpoint() %>', 'template/error: TypeError: checkpoint is not a function'],
    ["<%- snippet('preseed/disk') %>", 'template/unknown-snippet: '],
  ] as const;
  const inventories = table.map(([text], index) => [`sites/ams1/x${index}.yml.ejs`, `name: ${text}\n`]);
  const found = await findings(null, {
    ...Object.fromEntries(inventories),
    'assets/preseed/snippets/disk.ejs': 'x',
  });
  assert.equal(found.length, table.length);
  for (const [index, [text, expected]] of table.entries()) {
    assert.ok(found[index]!.startsWith(`sites/ams1/x${index}.yml.ejs:1:`), found[index]);
    assert.ok(found[index]!.includes(` error ${expected}`), `${text}: ${found[index]}`);
  }
});

test('a secret goes through by its name, and cannot be printed', async () => {
  const vaq = { 'vaq.yml': 'version: 1\nmetadata: { count: 1, key: { $secret: root } }\n' };
  const through = `metadata: { other: <%- json(md.key) %> }\n---\n${HOSTS}`;
  const found = await findings(through, { ...vaq, 'sites/ams1/x.yml.ejs': 'name: <%= md.key %>\n' });
  assert.match(only(found), /^sites\/ams1\/x\.yml\.ejs:1:11-1:17 error template\/unprintable: this is a map/);
});

test('a finding names the line that was made, and the line of the template that made it', async () => {
  const result = await tree(HOSTS.replace('workflow: debian', 'workflow: debain'));
  const finding = (line: number): string =>
    `generated:sites/ams1/rack2.yml:${line}:11-${line}:17 error link/unknown-id: the workflow \`debain\` does not exist; did you mean \`debian\`? | fix debian | this line of the template made it ${RACK2}:9:1`;
  assert.deepEqual(result.found, [finding(8), finding(17)]);
  assert.equal(result.texts.get('generated:sites/ams1/rack2.yml')?.split('\n')[7], 'workflow: debain');
  const [first] = result.diagnostics;
  assert.deepEqual(first?.related[0]?.range, { start: { line: 9, column: 1 }, end: { line: 9, column: 17 } });
});

test('so does one of the schema, of YAML itself, and of a rule', async () => {
  const made = (line: string): string => ` | this line of the template made it ${RACK2}:${line}`;
  const schema = only(
    await findings(HOSTS.replace('workflow:', 'wrkfl: 1\nworkflow:').replace('md.count', '1')),
  );
  assert.ok(schema.startsWith('generated:sites/ams1/rack2.yml:8:1-8:6 error schema/unknown-key: '), schema);
  assert.ok(schema.endsWith(made('9:1')), schema);
  const yaml = only(await findings("a: [\n<%= 'b' %>: }\n"));
  assert.ok(yaml.startsWith('generated:sites/ams1/rack2.yml:2:'), yaml);
  assert.ok(yaml.endsWith(made('2:1')), yaml);
  const rule = await tree(
    HOSTS.replace('52:54:00:00:02:0<%= number %>', '52:54:00:00:00:01').replace('md.count', '1'),
  );
  assert.equal(
    rule.found.filter((line) => line.includes('host/duplicate-mac') && line.endsWith(made('6:5'))).length,
    1,
  );
});

test('one that does not end, or does not render, is one finding, and the rest is checked', async () => {
  const started = performance.now();
  const endless = await tree('<% for (;;) {} %>');
  assert.deepEqual(endless.found, [
    `${RACK2}:null error template/timeout: the template did not end within 1 s`,
  ]);
  assert.ok(performance.now() - started < 60_000);
  assert.equal(firstLines(endless)['ams1/r1-01'], '# r1-01, at 198.51.100.11');
  assert.deepEqual(await findings('name: <%= md.cuont %>\n'), [
    `${RACK2}:1:14-1:19 error template/missing-key: md has no cuont; did you mean count? | fix count`,
  ]);
});

test('what is broken above an inventory is not reported again in it', async () => {
  const filesOf = async (more: Changes): Promise<readonly (string | undefined)[]> =>
    (await findings('name: <%= md.nothing %>', more)).map((line) => line.split(':')[0]);
  assert.deepEqual(await filesOf({ 'vaq.yml': `${VAQ}nonsense: 1\n` }), ['vaq.yml']);
  assert.deepEqual(await filesOf({ 'sites/ams1/env.yml': `${ENV}nonsense: 1\n` }), ['sites/ams1/env.yml']);
});

test('a site is needed, and is not computed; and two files are not one cluster', async () => {
  assert.deepEqual(await findings(null, { 'sites/fra1/rack1.yml.ejs': HOSTS }), [
    'sites/fra1/rack1.yml.ejs:1:1-1:1 error link/no-site: the site of this inventory has no `sites/fra1/env.yml`',
  ]);
  const about = (file: string, why: string, earlier: string): string =>
    `sites/ams1/${file}:1:1-1:1 error link/duplicate-id: ${why}; this one is not read | read instead sites/ams1/${earlier}:undefined:undefined`;
  assert.deepEqual(await findings(null, { 'sites/ams1/env.yml.ejs': 'id: x\n' }), [
    about('env.yml.ejs', 'a site’s env.yml is not computed: inventories are, from it', 'env.yml'),
  ]);
  assert.deepEqual(await findings(null, { 'sites/ams1/rack1.yml.ejs': HOSTS }), [
    about('rack1.yml.ejs', 'this would make the cluster that `sites/ams1/rack1.yml` is', 'rack1.yml'),
  ]);
  assert.deepEqual(await findings(null, { 'sites/ams1/rack1.yaml.ejs': HOSTS }), [
    about('rack1.yml', 'this is the cluster that `sites/ams1/rack1.yaml.ejs` would make', 'rack1.yaml.ejs'),
  ]);
});

test('one that makes nothing makes no hosts', async () => {
  assert.deepEqual(await findings('<% if (md.count > 5) { %>\nname: x\n<% } %>'), []);
});

test.run();
