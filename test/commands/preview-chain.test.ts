import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/preview --chain');

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree({
    'files/debian12/linux': 'a kernel\n',
    'files/debian12/initrd.gz': 'an initrd\n',
  });
});
test.after(() => {
  tree.remove();
  built.remove();
});

function preview(...args: readonly string[]): Ended {
  return built.vaq(['preview', ...args], tree.folder);
}

test('a chain to the disk ends with 0, and its bytes are those of the preview', () => {
  const { exit, stdout, stderr } = preview('r1-01', '--chain', '--firmware', 'ipxe-uefi', '--format', 'json');
  assert.deepEqual([exit, stderr], [0, '']);
  const [chain, ...more] = JSON.parse(stdout).chains;
  assert.deepEqual([chain.broken, chain.rounds.length, more], [null, 2, []]);
  const config = JSON.parse(preview('r1-01', '--kind', 'preseed', '--format', 'json').stdout).hosts[0]
    .boots[0].artifacts[0];
  const steps: readonly { readonly asks: string; readonly sha256: string }[] = chain.rounds[0].asked;
  const asked = steps.find(({ asks }) => asks === `GET ${config.url}`);
  assert.equal(asked?.sha256, config.sha256);
});

test('without a key the tokens are those of the preview too', () => {
  const options = { CI: 'true' };
  const { exit, stdout } = built.vaq(
    ['preview', 'r1-02', '--chain', '--firmware', 'ipxe-bios', '--state', `${tree.folder}/none`],
    tree.folder,
    options,
  );
  assert.equal(exit, 0);
  assert.match(stdout, /^ {2}system {4}POST http:\/\/198\.51\.100\.1\/checkpoint\/checkpoint → 200, /m);
});

test('a chain that breaks says where, and ends with 1', () => {
  tree.write({ 'files.yml': 'files: [{path: debian12/linux}]\n' });
  const { exit, stdout } = preview('r1-01', '--chain', '--firmware', 'ipxe-bios');
  tree.write({ 'files.yml': tree.edited('files.yml', 'files', 'files') });
  assert.equal(exit, 1);
  assert.match(
    stdout,
    /^ {2}BREAKS: GET http:\/\/198\.51\.100\.1\/files\/debian12\/initrd\.gz → 404: debian12\/initrd\.gz is not declared in files\.yml$/m,
  );
});

test('a chain begins with firmware', () => {
  const { exit, stderr } = preview('r1-01', '--chain', '--firmware', 'os');
  assert.deepEqual([exit, stderr], [2, 'vaq: an operating system begins no chain; it is at its end\n']);
});

test.run();
