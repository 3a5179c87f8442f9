import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/preview');

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
});
test.after(() => {
  tree.remove();
  built.remove();
});

function preview(...args: readonly string[]): Ended {
  return built.vaq(['preview', ...args], tree.folder);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

interface Json {
  readonly hosts: readonly {
    readonly boots: readonly {
      readonly artifacts: readonly Readonly<Record<string, string>>[];
    }[];
  }[];
}

test('JSON has exactly what is documented, and the digest of the exact bytes', () => {
  const { exit, stdout, stderr } = preview('r1-01', '--format', 'json');
  assert.deepEqual([exit, stderr], [0, '']);
  const json = JSON.parse(stdout);
  const [script, config] = (json as Json).hosts[0]!.boots[0]!.artifacts;
  const { revision, ...rest } = json;
  assert.match(revision, /^work tree at [0-9a-f]{7,}$/);
  const described = {
    script: { path: 'script.ipxe', url: 'http://198.51.100.1/ipxe?mac=52-54-00-00-00-01', kind: 'ipxe' },
    config: {
      path: 'preseed.cfg',
      url: 'http://198.51.100.1/config/52-54-00-00-00-01/debian12/preseed.cfg',
      kind: 'preseed',
    },
  };
  const rendered = ({ contentId, content }: Readonly<Record<string, string>>) => ({
    contentType: 'text/plain; charset=utf-8',
    contentId,
    sha256: sha256(content!),
    content,
  });
  assert.deepEqual(rest, {
    formatVersion: 1,
    context: { urls: ['http://198.51.100.1'], tokens: 'keyed' },
    hosts: [
      {
        name: 'r1-01',
        site: 'ams1',
        boots: [
          {
            boot: 'debian12',
            artifacts: [
              { ...described.script, ...rendered(script!) },
              { ...described.config, ...rendered(config!) },
            ],
          },
        ],
      },
    ],
  });
  assert.match(config!.contentId!, /^[0-9a-f]{64}$/);
  assert.notEqual(config!.contentId, config!.sha256);
});

test('one artifact alone is bare, and the same as in JSON', () => {
  const json = JSON.parse(preview('r1-01', '--format', 'json').stdout) as Json;
  const [script, config] = json.hosts[0]!.boots[0]!.artifacts;
  assert.equal(preview('r1-01', '--ipxe').stdout, script!.content);
  assert.equal(preview('52:54:00:00:00:01', '--kind', 'preseed').stdout, config!.content);
});

test('several are titled', () => {
  const { stdout } = preview('r1-0?', '--kind', 'preseed');
  assert.deepEqual(
    stdout.match(/^==> .* <==$/gm),
    ['1', '2', '3', '4'].map((number) => `==> ams1/r1-0${number} debian12 preseed.cfg <==`),
  );
});

test('a revision is read without a checkout, and what is not known there stays away', () => {
  tree.write({ 'sites/ams1/rack1.yml': tree.edited('sites/ams1/rack1.yml', '/dev/vda', '/dev/nvme0n1') });
  assert.match(preview('r1-01', '--kind', 'preseed').stdout, /string \/dev\/nvme0n1$/m);
  const { stdout, stderr } = preview('r1-01', '--kind', 'preseed', '--ref', 'main');
  assert.match(stdout, /string \/dev\/vda$/m);
  assert.match(stderr, /^main \([0-9a-f]+…\); served at /);
  tree.write({ 'sites/ams1/rack1.yml': tree.edited('sites/ams1/rack1.yml', '/dev/vda', '/dev/vda') });
});

test('the address and the port of the command line come first', () => {
  const { stdout } = preview('r1-01', '--ipxe', '--addr', '192.0.2.1', '--http-port', '8080');
  assert.match(stdout, /^kernel http:\/\/192\.0\.2\.1:8080\/files\/debian12\/linux /m);
  assert.doesNotMatch(stdout, /198\.51\.100\.1\b/);
});

test('what cannot be rendered is said on stderr with exit code 1, and the rest is shown', () => {
  const snippet = 'assets/preseed/snippets/one-disk.ejs';
  tree.write({ [snippet]: tree.edited(snippet, '<%= disk %>', '<%= dsik %>') });
  const { exit, stdout, stderr } = preview('r1-01', '--kind', 'preseed');
  assert.deepEqual([exit, stdout], [1, '']);
  assert.match(stderr, /dsik/);
  assert.match(stderr, /assets\/preseed\/snippets\/one-disk\.ejs/);
  tree.write({ [snippet]: tree.edited(snippet, '<%= disk %>', '<%= disk %>') });
});

test('the template and line of each line stand in front of it', () => {
  const { exit, stdout } = preview('r1-01', '--kind', 'preseed', '--annotate');
  assert.equal(exit, 0);
  assert.match(stdout, /^==> ams1\/r1-01 debian12 preseed\.cfg <==$/m);
  assert.match(
    stdout,
    /^assets\/preseed\/snippets\/one-disk\.ejs:\d+ +│ d-i partman-auto\/disk string \/dev\/vda$/m,
  );
});

test('as JSON each line has its template and line, and the keys that supplied its values', () => {
  const { exit, stdout } = preview('r1-01', '--kind', 'preseed', '--annotate', '--format', 'json');
  assert.equal(exit, 0);
  const { content, lines } = JSON.parse(stdout).hosts[0].boots[0].artifacts[0];
  const file = 'assets/preseed/debian12.cfg.ejs';
  const cluster = 'sites/ams1/rack1.yml';
  assert.deepEqual(lines.slice(0, 2), [
    {
      file,
      line: 1,
      values: [
        {
          key: 'host.name',
          file: cluster,
          range: { start: { line: 5, column: 7 }, end: { line: 5, column: 12 } },
        },
        {
          key: 'iface.ipv4',
          file: cluster,
          range: { start: { line: 10, column: 11 }, end: { line: 10, column: 24 } },
        },
      ],
    },
    { file, line: 2, values: [] },
  ]);
  assert.equal(lines.length, content.split('\n').length - 1);
});

test('every artifact is written to a file of its own, with the bytes that are shown', () => {
  const { exit, stdout, stderr } = preview('--all', '--out', 'written');
  assert.deepEqual([exit, stdout], [0, '']);
  assert.match(stderr, /^\d+ artifacts in written$/m);
  const file = join(tree.folder, 'written/ams1/r1-01/debian12/preseed.cfg');
  const shown = preview('r1-01', '--kind', 'preseed').stdout;
  assert.equal(readFileSync(file, 'utf8'), shown);
  const { files } = JSON.parse(readFileSync(join(tree.folder, 'written/manifest.json'), 'utf8'));
  assert.equal(files['ams1/r1-01/debian12/preseed.cfg'].sha256, sha256(shown));
  assert.equal(files['ams1/r1-01/debian12/preseed.cfg'].bytes, Buffer.byteLength(shown));
});

test('flags that contradict each other are refused, and so is what there is none of', () => {
  const table: readonly (readonly [exit: number, message: string, ...args: readonly string[]])[] = [
    [2, '--all is about every host; leave it out, or `r1-01`', 'r1-01', '--all'],
    [2, '--out needs to know whose artifacts to write: give a HOST, or --all', '--out', 'x'],
    [2, '--format json goes to stdout: leave it or --out out', '--all', '--out', 'x', '--format', 'json'],
    [
      2,
      '--reveal goes with neither --dhcp nor --chain: they show no texts of secrets',
      '--reveal',
      '--chain',
    ],
    [
      2,
      '--reveal goes to the terminal or a pipe, and into no folder: leave out --out',
      ...['--reveal', '--all', '--out', 'x'],
    ],
    [2, '--addr takes an IPv4 address or a host name, and `a b` is neither', '--addr', 'a b'],
  ];
  for (const [code, message, ...args] of table) {
    const { exit, stdout, stderr } = preview(...args);
    assert.deepEqual([exit, stdout, stderr], [code, '', `vaq: ${message}\n`]);
  }
});

test.run();
