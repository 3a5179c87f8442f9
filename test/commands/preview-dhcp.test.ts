import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/preview --dhcp');

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

test('hosts are named by an argument or by --host', () => {
  const { exit, stdout, stderr } = preview('r1-01', '--dhcp', '--host', 'r1-03', '--firmware', 'os');
  assert.deepEqual([exit, stderr], [0, '']);
  assert.deepEqual(stdout.match(/^==> .* <==$/gm), [
    '==> ams1/r1-01 os: an operating system <==',
    '==> ams1/r1-03 os: an operating system <==',
  ]);
});

test('JSON has every type of client', () => {
  const { exit, stdout } = preview('--dhcp', '--host', 'r1-02', '--format', 'json');
  assert.equal(exit, 0);
  const [host, ...more] = JSON.parse(stdout).hosts;
  assert.deepEqual(
    [host.name, host.clients.map(({ client }: { readonly client: string }) => client), more],
    [
      'r1-02',
      ['bios', 'uefi', 'arm64', 'uefi-http', 'arm64-http', 'ipxe-bios', 'ipxe-uefi', 'ipxe-arm64', 'os'],
      [],
    ],
  );
});

test('what does not go together is refused', () => {
  const firmware = preview('r1-01', '--firmware', 'bios');
  assert.deepEqual([firmware.exit, firmware.stderr], [2, 'vaq: --firmware is for --dhcp and --chain\n']);
  const host = preview('r1-1', '--dhcp');
  assert.deepEqual(
    [host.exit, host.stdout, host.stderr],
    [2, '', 'vaq: no host is called `r1-1`; did you mean `r1-01`?\n'],
  );
});

test('a template that is broken is said on stderr, and DHCP is shown all the same', () => {
  const snippet = 'assets/preseed/snippets/one-disk.ejs';
  tree.write({ [snippet]: tree.edited(snippet, '<%= disk %>', '<%= dsik %>') });
  const { exit, stdout, stderr } = preview('r1-01', '--dhcp', '--firmware', 'ipxe-bios');
  assert.equal(exit, 1);
  assert.match(
    stdout,
    /^DISCOVER → OFFER 198\.51\.100\.11 .*boot\.ipxe; \d+ bytes to 255\.255\.255\.255:68$/m,
  );
  assert.match(stderr, /dsik/);
  tree.write({ [snippet]: tree.edited(snippet, '<%= disk %>', '<%= disk %>') });
});

test.run();
