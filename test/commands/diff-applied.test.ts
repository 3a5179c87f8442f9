import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/diff-applied');

const ENV = 'sites/ams1/env.yml';
const RACK = 'sites/ams1/rack1.yml';
const FILES = { 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' };

let built: BuiltVaq;
let tree: Tree;
let env: string;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  env = tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"');
  tree.commit({ [ENV]: env });
  tree.write(FILES);
});
test.after(() => {
  tree.remove();
  built.remove();
});

function diff(...args: readonly string[]): Ended {
  return built.vaq(['diff', ...args], tree.folder);
}

/** What a diff says of each host, with its reasons. */
function told(...args: readonly string[]): readonly string[] {
  const { hosts } = JSON.parse(diff('--format', 'json', ...args).stdout) as {
    readonly hosts: readonly {
      readonly site: string;
      readonly name: string;
      readonly action: string;
      readonly reasons: readonly string[];
    }[];
  };
  return hosts.map(({ site, name, action, reasons }) =>
    [`${action} ${site}/${name}`, ...reasons].join(' | '),
  );
}

/** The texts of the rack and the site as they were committed. */
const asItWas = (): Readonly<Record<string, string>> => ({
  [RACK]: tree.edited(RACK, 'name', 'name'),
  [ENV]: env,
});

test('an empty store is said once, and every host is new', () => {
  const { exit, stdout, stderr } = diff();
  assert.equal(exit, 0);
  assert.equal(stderr, `warning: there is no record of these 4 hosts in ${tree.folder}/.vaq\n`);
  assert.match(
    stdout,
    /^applied → work tree at [0-9a-f]+\n4 install\n\ninstall ams1\/r1-01\n {2}there is no record of it\n\n {2}same on ams1\/r1-02 … ams1\/r1-04 \(3 hosts\)\n$/,
  );
  assert.equal(diff('--detailed-exitcode').exit, 2);
});

test('what was installed is unchanged, and what is under way or has failed is told', async () => {
  const session = await startBoot(
    built,
    tree.folder,
    '--host',
    'r1-01',
    '--host',
    'r1-02',
    '--host',
    'r1-03',
  );
  for (const last of ['01', '02', '03']) await session.get(`/ipxe?mac=52-54-00-00-00-${last}`);
  const report = async (last: string, query: string): Promise<void> => {
    const config = await session.get(`/config/52-54-00-00-00-${last}`);
    await session.get(`${/\/checkpoint\/\w+/.exec(config)![0]}${query}`);
  };
  await report('01', '');
  await report('03', '?status=failed&message=no%20disk');
  session.child.kill('SIGINT');
  await session.ended;
  const times = / of \d{4}-\d\d-\d\d \d\d:\d\d UTC/g;
  assert.deepEqual(
    told().map((line) => line.replace(times, '')),
    [
      'unchanged ams1/r1-01',
      'install ams1/r1-02 | its installation has not ended (debian12)',
      'reinstall ams1/r1-03 | its installation failed (debian12): no disk',
      'install ams1/r1-04 | there is no record of it',
    ],
  );
  assert.equal(diff('--host', 'r1-01', '--detailed-exitcode').exit, 0);
  assert.equal(diff('--host', 'r1-02', '--detailed-exitcode').exit, 2);
});

test('a new commit, address of the service or port alone is no change', () => {
  tree.write({ [ENV]: env.replace('127.0.0.1', '198.51.100.7\n  http_port: 8080') });
  const after = told('--host', 'r1-01');
  tree.write(asItWas());
  assert.deepEqual(after, ['unchanged ams1/r1-01']);
});

test('each way to differ is told with its reason, and the former text comes from the store', () => {
  const rack = asItWas()[RACK]!;
  const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    metadata: {
      [RACK]: rack.replace('workflow: debian12\n', 'workflow: debian12\nmetadata: {disk: /dev/sdb}\n'),
    },
    gateway: { [ENV]: env.replace(/gateway: .*/, 'gateway: 198.51.100.254') },
    name: { [RACK]: rack.replace('name: r1-01', 'name: web-01') },
    gone: { [RACK]: rack.replace(/name: r1-01[\s\S]*?---\n/, '') },
    held: { [RACK]: rack.replace('workflow: debian12\n', 'workflow: debian12\nnever_provision: true\n') },
  };
  const found = Object.entries(cases).map(([what, files]) => {
    tree.write(files);
    const [first] = told().filter((line) => /r1-01|web-01/.test(line));
    tree.write(asItWas());
    return [what, first];
  });
  assert.deepEqual(Object.fromEntries(found), {
    metadata: 'reinstall ams1/r1-01 | preseed.cfg of debian12 changed at line 25',
    gateway: 'change ams1/r1-01 | the gateway of eth0: 198.51.100.1 → 198.51.100.254',
    name: 'reinstall ams1/web-01 | moved from ams1/r1-01 | script.ipxe of debian12 changed at line 2 | preseed.cfg of debian12 changed at line 1 | the host name of eth0: r1-01 → web-01',
    gone: 'remove ams1/r1-01 | it is no longer in the source of truth',
    held: 'held ams1/r1-01 | `never_provision` is set',
  });
});

test('the difference shows the text that the machine was given', () => {
  tree.write({
    [RACK]: asItWas()[RACK]!.replace(
      'workflow: debian12\n',
      'workflow: debian12\nmetadata: {disk: /dev/sdb}\n',
    ),
  });
  const { stdout } = diff('--host', 'r1-01');
  const lost = `${tree.folder}/.vaq/artifacts`;
  rmSync(lost, { recursive: true });
  const without = diff('--host', 'r1-01');
  tree.write(asItWas());
  assert.match(
    stdout,
    /\n {2}-d-i partman-auto\/disk string \/dev\/vda\n {2}\+d-i partman-auto\/disk string \/dev\/sdb\n/,
  );
  assert.match(without.stdout, /\n {2}\(the text that it was given is not kept any more\)\n/);
  assert.equal(without.exit, 0);
});

test('a revision is compared with what was applied', () => {
  assert.deepEqual(told('HEAD', '--host', 'r1-01'), ['unchanged ams1/r1-01']);
  const { exit, stderr } = diff('HEAD~7');
  assert.equal(exit, 3);
  assert.match(stderr, /^vaq: the revision `HEAD~7` does not exist/);
});

test('hosts are chosen by site, cluster and name, and those that only the journal knows too', () => {
  assert.deepEqual(told('--cluster', 'rack1', '--host', '*-01'), ['unchanged ams1/r1-01']);
  tree.write({ [RACK]: asItWas()[RACK]!.replace(/name: r1-01[\s\S]*?---\n/, '') });
  const gone = ['r1-01', '52:54:00:00:00:01', 'ams1/r1-01'].map((word) => told('--host', word));
  tree.write(asItWas());
  const line = 'remove ams1/r1-01 | it is no longer in the source of truth';
  assert.deepEqual(gone, [[line], [line], [line]]);
  const { exit, stderr } = diff('--host', 'r1-06');
  assert.equal(exit, 2);
  assert.match(stderr, /^vaq: no host is called `r1-06`; did you mean `r1-01`\?\n$/);
});

test('another folder of the journal may be named, and one of a newer version is refused', () => {
  assert.match(
    diff('--state', 'elsewhere', '--host', 'r1-01').stderr,
    /no record of this host in .*elsewhere\n$/,
  );
  const journal = `${tree.folder}/.vaq/journal.jsonl`;
  const text = readFileSync(journal, 'utf8');
  writeFileSync(journal, text.replace('"formatVersion":1', '"formatVersion":2'));
  const { exit, stderr } = diff();
  const detailed = diff('--detailed-exitcode').exit;
  writeFileSync(journal, text);
  assert.deepEqual([exit, detailed], [3, 1]);
  assert.match(stderr, /^vaq: .*newer/);
});

test('a journal of an earlier version makes no false change', () => {
  const journal = `${tree.folder}/.vaq/journal.jsonl`;
  const text = readFileSync(journal, 'utf8');
  writeFileSync(journal, text.replace(/,"conduct":\{.*?\}\}/g, ''));
  const lines = told('--host', 'r1-01');
  tree.write({ [ENV]: env.replace(/gateway: .*/, 'gateway: 198.51.100.254') });
  const gateway = told('--host', 'r1-01');
  tree.write(asItWas());
  writeFileSync(journal, text);
  assert.deepEqual([lines, gateway], [['unchanged ams1/r1-01'], ['unchanged ams1/r1-01']]);
});

test.run();
