import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { hasTerminals, onTerminal } from '../support/pty.ts';

const test = suite('commands/init');
let built: BuiltVaq;
let folder: string;

test.before(async () => {
  built = await buildVaq();
});
test.after(() => built.remove());
test.before.each(() => {
  folder = join(built.scratch, 'new');
  mkdirSync(folder);
});
test.after.each(() => rmSync(folder, { recursive: true }));

const init = (...args: readonly string[]) => built.vaq(['init', ...args], folder);
const refused = (exit: number, message: string) => ({ exit, stdout: '', stderr: `vaq: ${message}\n` });

const SYSTEMS =
  /^no system is named; give --system, as in `--system debian12`: debian12, debian13, ubuntu2204, /;

const WROTE = `wrote vaq.yml
wrote files.yml
wrote os/rocky9.yml
wrote boot/rocky9.yml
wrote workflows/rocky9.yml
wrote assets/kickstart/anaconda.ks.ejs
wrote assets/kickstart/snippets/one-disk.ejs
wrote assets/kickstart/snippets/network.ejs
wrote sites/ams1/env.yml
wrote sites/ams1/rack1.yml
wrote .gitignore
wrote .github/workflows/vaq.yml
1 host, 2 artifacts; next: cd dc, vaq validate, vaq preview HOST
`;

test('a new source of truth validates, and is previewed for BIOS and for UEFI', () => {
  const site = ['--site', 'ams1', '--subnet', '203.0.113.0/24', '--addr', '203.0.113.9'];
  assert.deepEqual(init('dc', '--system', 'rocky9', ...site), { exit: 0, stdout: '', stderr: WROTE });
  const dc = join(folder, 'dc');
  assert.deepEqual(built.vaq(['validate'], dc), {
    exit: 0,
    stdout: 'no findings in 1 site, 1 host, 2 artifacts\n',
    stderr: '',
  });
  const { exit, stdout } = built.vaq(['preview', 'r1-01', '--kind', 'kickstart'], dc);
  assert.equal(exit, 0);
  assert.match(stdout, /^url --url=http:\/\/mirror\.example\/rocky\/9\/BaseOS\/x86_64\/os\/$/m);
  assert.match(stdout, /http:\/\/203\.0\.113\.9\/checkpoint\//);
  for (const firmware of ['bios', 'uefi']) {
    const reply = built.vaq(['preview', 'r1-01', '--dhcp', '--firmware', firmware], dc);
    assert.equal(reply.exit, 0, reply.stderr);
    assert.match(reply.stdout, /203\.0\.113\.9/);
  }
});

test('where nobody can be asked, nothing is asked', () => {
  const { exit, stderr } = init();
  assert.equal(exit, 2);
  assert.match(stderr.replace('vaq: ', ''), SYSTEMS);
  assert.deepEqual(readdirSync(folder), []);
});

const REFUSED: readonly (readonly [args: readonly string[], exit: number, message: string])[] = [
  [['--system', 'debain12'], 2, 'there is no system `debain12`: did you mean `debian12`?'],
  [
    ['--system', 'rocky9', '--site', 'ams 1'],
    2,
    '`ams 1` cannot be the id of a site: letters, digits and hyphens are expected, as in `ams1`',
  ],
  [
    ['--system', 'rocky9', '--subnet', '198.51.100.0'],
    2,
    '`198.51.100.0` is no IPv4 network: an address and a prefix are expected, as in `198.51.100.0/24`',
  ],
  [
    ['--system', 'rocky9', '--subnet', '198.51.100.0/30'],
    2,
    '`198.51.100.0/30` is too small for a router, the service and machines; the longest prefix is /29',
  ],
  [
    ['--system', 'rocky9', '--subnet', 'a=198.51.100.0/24', '--subnet', 'a=203.0.113.0/24'],
    2,
    'two subnets have the id `a`; give each its own, as in `--subnet rack2=203.0.113.0/24`',
  ],
  [
    ['--system', 'rocky9', '--gateway', '203.0.113.1'],
    2,
    '`203.0.113.1` is no address of 198.51.100.0/24, whose gateway it is to be',
  ],
  [['--system', 'rocky9', '--addr', 'laptop'], 2, '`laptop` is no IPv4 address'],
  [
    ['--system', 'rocky9', '--mirror', 'http://mirror.example/'],
    2,
    '`http://mirror.example/` is no host of a mirror: a name or an address is expected, as in `mirror.example`',
  ],
  [
    ['--system', 'rocky9', '--cluster', '../rack1'],
    2,
    '`../rack1` cannot be the name of a file of hosts: letters, digits and hyphens are expected, and not `env`',
  ],
  [['--hosts', 'none.csv'], 3, 'none.csv cannot be read: it does not exist'],
];

for (const [args, exit, message] of REFUSED) {
  test(`vaq init ${args.join(' ')} writes nothing and says: ${message}`, () => {
    assert.deepEqual(init(...args), refused(exit, message));
    assert.deepEqual(readdirSync(folder), []);
  });
}

test('a network that is too small for its examples is refused', () => {
  const { exit, stderr } = init(
    ...['debian12', 'rocky8', 'rocky9', 'alma9', 'fedora'].flatMap((id) => ['--system', id]),
    ...['--subnet', '198.51.100.0/29'],
  );
  assert.deepEqual(
    [exit, stderr],
    [
      2,
      'vaq: the network has 4 addresses for hosts, and there is one host for each of 5 systems; give a larger one\n',
    ],
  );
});

test('no file is written over without --force, and then nothing else either', () => {
  writeFileSync(join(folder, '.gitignore'), 'mine\n');
  assert.deepEqual(
    init('--system', 'rocky9'),
    refused(3, 'there already: .gitignore; nothing is written; --force writes over them'),
  );
  assert.deepEqual(readdirSync(folder), ['.gitignore']);
  assert.equal(init('--system', 'rocky9', '--quiet', '--force').stderr, '');
  assert.match(readFileSync(join(folder, '.gitignore'), 'utf8'), /^\.vaq\/$/m);
});

test('what lies in the folder already is validated with it', () => {
  mkdirSync(join(folder, 'os'));
  writeFileSync(join(folder, 'os/mine.yml'), 'id: mine\n');
  mkdirSync(join(folder, 'boot'));
  writeFileSync(join(folder, 'boot/rocky.yml'), 'id: rocky9\noperating_system: rocky9\n');
  const { exit, stdout, stderr } = init('--system', 'rocky9');
  assert.deepEqual([exit, stderr], [1, 'nothing is written\n']);
  assert.match(stdout, /^error link\/duplicate-id {2}boot\/rocky9\.yml:/m);
  assert.ok(!existsSync(join(folder, 'vaq.yml')));
});

const TABLE = `name,mac,ip,subnet,workflow,disk,rack.unit
r1-01,52:54:00:00:00:01,198.51.100.11,rack1,debian12,/dev/sda,7
r1-02,52-54-00-00-00-02,198.51.100.12,rack1,rocky9,,8
`;

const HOSTS = `---
name: r1-01
interfaces:
  - type: physical
    name: eth0
    mac: 52:54:00:00:00:01
    subnet: rack1
    ipv4: 198.51.100.11
workflow: debian12
metadata:
  disk: /dev/sda
  rack:
    unit: "7"
---
name: r1-02
interfaces:
  - type: physical
    name: eth0
    mac: "52-54-00-00-00-02"
    subnet: rack1
    ipv4: 198.51.100.12
workflow: rocky9
metadata:
  rack:
    unit: "8"
`;

test('a table of hosts says the systems, and makes the inventory', () => {
  writeFileSync(join(folder, 'hosts.csv'), TABLE);
  const { exit, stdout } = init('dc', '--hosts', 'hosts.csv', '--ci', 'gitlab');
  assert.deepEqual([exit, stdout], [0, '']);
  assert.deepEqual(readdirSync(join(folder, 'dc/os')), ['debian12.yml', 'rocky9.yml']);
  const text = readFileSync(join(folder, 'dc/sites/site1/rack1.yml'), 'utf8');
  assert.equal(text.slice(text.indexOf('---')), HOSTS);
  assert.ok(existsSync(join(folder, 'dc/.gitlab-ci.yml')) && !existsSync(join(folder, 'dc/.github')));
  assert.equal(
    built.vaq(['validate'], join(folder, 'dc')).stdout,
    'no findings in 1 site, 2 hosts, 4 artifacts\n',
  );
});

test('each line of a table that is wrong is shown where it is, all in one run', () => {
  const wrong = `name;mac;ip;workflow
r1;52:54:00:00:00:0g;198.51.100.20;rocky9
r2;52:54:00:00:00:02;198.51.101.20;rcky9
;52:54:00:00:00:03;198.51.100.21;rocky9
r4;52:54:00:00:00:02;198.51.100.22;rocky9;x
R4;;198.51.100.24;rocky9
`;
  writeFileSync(join(folder, 'hosts.csv'), wrong);
  const { exit, stdout, stderr } = init('dc', '--hosts', 'hosts.csv');
  assert.deepEqual([exit, stderr], [1, 'nothing is written\n']);
  assert.deepEqual(
    stdout.split('\n').filter((line) => line.startsWith('error ')),
    [
      'error value/mac  hosts.csv:2:4',
      'error link/no-subnet  hosts.csv:3:22',
      'error link/unknown-id  hosts.csv:3:36',
      'error schema/missing-key  hosts.csv:4:1',
      'error host/duplicate-name  hosts.csv:5:1',
      'error host/duplicate-mac  hosts.csv:5:4',
      'error document/syntax  hosts.csv:5:43',
      'error host/no-identity  hosts.csv:6:1',
    ],
  );
  assert.match(stdout, /> 2 │ r1;52:54:00:00:00:0g;198\.51\.100\.20;rocky9\n/);
  assert.ok(!existsSync(join(folder, 'dc')));
});

test('on a terminal it asks for what no flag says, and again where an answer cannot be used', async () => {
  if (!hasTerminals()) return;
  const program = [process.execPath, join(built.root, 'bin/run.js'), 'init', 'dc'];
  const terminal = onTerminal(program, { columns: 100, rows: 50, cwd: folder });
  await terminal.shows(/Which systems\? \[debian12\]/);
  terminal.type('debain12\n');
  await terminal.shows(
    /there is no system `debain12`: did you mean `debian12`\?\s+Which systems\? \[debian12\]/,
  );
  terminal.type('Rocky9, alma10\n');
  await terminal.shows(/The id of the site\? \[site1\]/);
  terminal.type('\n');
  await terminal.shows(/Its network\? \[198\.51\.100\.0\/24\]/);
  terminal.type('203.0.113.0/26\n');
  assert.equal(await terminal.ended, 0);
  assert.deepEqual(readdirSync(join(folder, 'dc/os')), ['alma10.yml', 'rocky9.yml']);
  assert.match(
    readFileSync(join(folder, 'dc/sites/site1/env.yml'), 'utf8'),
    /^ {4}cidr: 203\.0\.113\.0\/26$/m,
  );
});

test('who leaves instead of answering has written nothing', async () => {
  if (!hasTerminals()) return;
  const program = [process.execPath, join(built.root, 'bin/run.js'), 'init', 'dc'];
  const terminal = onTerminal(program, { columns: 100, rows: 50, cwd: folder });
  await terminal.shows(/Which systems\?/);
  terminal.type('\u0004');
  assert.equal(await terminal.ended, 3);
  assert.match(terminal.screen.text, /the questions were left without an answer; nothing is written/);
  assert.deepEqual(readdirSync(folder), []);
});

test.run();
