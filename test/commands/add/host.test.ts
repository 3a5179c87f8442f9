import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../../diagnostics/built-vaq.ts';
import { git } from '../../sot/source/repository.ts';
import { layTree, type Tree } from '../tree.ts';

const test = suite('commands/add/host');
const FILE = 'sites/ams1/rack1.yml';

let built: BuiltVaq;
let tree: Tree;

test.before(async () => {
  built = await buildVaq();
});
test.after(() => built.remove());
test.before.each(() => {
  tree = layTree();
});
test.after.each(() => tree.remove());

const read = (): string => readFileSync(join(tree.folder, FILE), 'utf8');
const add = (...args: readonly string[]) => built.vaq(['add', 'host', ...args], tree.folder);
const NEW = ['r1-05', '--mac', '52:54:00:00:00:05', '--ip', '198.51.100.15', '--workflow', 'debian12'];

test('a host is appended, and all else stays as it is', () => {
  const before = `${read().trimEnd()}\n\n# The end of the rack.`;
  writeFileSync(join(tree.folder, FILE), before);
  assert.deepEqual(add(...NEW, '--metadata', 'disk=/dev/sdb', '--metadata', 'rack.unit=7'), {
    exit: 0,
    stdout: '',
    stderr: `${FILE} has r1-05 now\n`,
  });
  assert.equal(
    read(),
    `${before}
---
name: r1-05
interfaces:
  - type: physical
    name: eth0
    mac: 52:54:00:00:00:05
    ipv4: 198.51.100.15
workflow: debian12
metadata:
  disk: /dev/sdb
  rack:
    unit: "7"
`,
  );
  assert.match(built.vaq(['validate'], tree.folder).stdout, /^no findings in 1 site, 5 hosts/);
});

test('a file that Git has checked out with CR LF keeps them, and is the same for Git but for the host', () => {
  git(tree.folder, 'config', 'core.autocrlf', 'true');
  const before = read();
  writeFileSync(join(tree.folder, FILE), before.replaceAll('\n', '\r\n'));
  assert.deepEqual(add(...NEW), { exit: 0, stdout: '', stderr: `${FILE} has r1-05 now\n` });
  assert.ok(read().startsWith(before.replaceAll('\n', '\r\n')));
  assert.doesNotMatch(read(), /[^\r]\n/);
  assert.match(git(tree.folder, 'diff', '--numstat'), /^\d+\t0\tsites\/ams1\/rack1\.yml$/m);
});

test('nothing is written where the result does not validate', () => {
  const before = read();
  const { exit, stdout, stderr } = add(
    ...['r1-01', '--mac', '52:54:00:00:00:0g', '--ip', '198.51.101.15', '--workflow', 'debian11'],
  );
  assert.deepEqual([exit, stderr], [1, 'nothing is written\n']);
  const line = before.split('\n').length;
  assert.deepEqual(
    stdout.split('\n').filter((text) => text.startsWith('error ')),
    [
      `error host/duplicate-name  ${FILE}:${line + 1}:7`,
      `error value/mac  ${FILE}:${line + 5}:10`,
      `error link/no-subnet  ${FILE}:${line + 6}:5`,
      `error link/unknown-id  ${FILE}:${line + 7}:11`,
    ],
  );
  assert.equal(read(), before);
});

const SECOND = {
  'sites/ams1/rack2.yml': `name: r2-01
workflow: debian12
metadata: {disk: /dev/vda}
interfaces: [{type: physical, name: eth0, mac: "52:54:00:00:02:01", ipv4: 198.51.100.21}]
`,
  'sites/ams1/made.yml.ejs': 'hosts: []\n',
};

const REFUSED: readonly (readonly [args: readonly string[], exit: number, message: string])[] = [
  [NEW, 2, 'there are several clusters; say which with --cluster: rack1, rack2'],
  [[...NEW, '--cluster', 'rak2'], 2, 'the cluster `rak2` does not exist: did you mean `rack2`?'],
  [
    [...NEW, '--cluster', 'made'],
    2,
    'the hosts of `made` are computed by sites/ams1/made.yml.ejs; nothing can be added to them but there',
  ],
  [[...NEW, '--site', 'fra1'], 2, 'the site `fra1` does not exist: there are ams1'],
  [[...NEW, '--metadata', 'disk'], 2, '--metadata disk has no value; write KEY=TEXT'],
  [
    [...NEW, '--metadata', 'a.b=1', '--metadata', 'a=2'],
    2,
    '--metadata gives `a` a text, so that `a.b` cannot be in it',
  ],
  [[...NEW, '--metadata', 'a=1', '--metadata', 'a=2'], 2, '--metadata gives `a` twice'],
  [[...NEW, '--sot', 'nowhere'], 3, 'there is neither a folder nor a bundle `nowhere`'],
];

for (const [args, exit, message] of REFUSED) {
  test(`vaq add host ${args.slice(7).join(' ')}: ${message}`, () => {
    tree.write(SECOND);
    assert.deepEqual(add(...args), { exit, stdout: '', stderr: `vaq: ${message}\n` });
  });
}

test('a file that is no UTF-8 is left alone', () => {
  const bytes = Buffer.concat([Buffer.from(read()), Buffer.from('# caf\xe9\n', 'latin1')]);
  writeFileSync(join(tree.folder, FILE), bytes);
  assert.deepEqual(add(...NEW), {
    exit: 3,
    stdout: '',
    stderr: `vaq: ${FILE} is not UTF-8, so that nothing can be appended to it\n`,
  });
  assert.ok(readFileSync(join(tree.folder, FILE)).equals(bytes));
});

test.run();
