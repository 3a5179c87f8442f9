import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { efiProgram } from '../boot/firmware/sample.ts';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/firmware');

const PROGRAMS = `boot_programs:
  bios: boot/our.kpxe
  efi-x86_64: boot/our.efi
  http-x86_64: boot/gone.efi
`;

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  const declared = ['our.kpxe', 'our.efi', 'gone.efi'].map((name) => `  - path: boot/${name}\n`).join('');
  const service = `service:\n${PROGRAMS.replace(/^/gm, '  ').trimEnd()}\n`;
  tree.write({
    'files.yml': `${tree.edited('files.yml', 'files:\n', 'files:\n')}${declared}`,
    'sites/ams1/env.yml': tree.edited('sites/ams1/env.yml', 'service:\n', service),
  });
  mkdirSync(join(tree.folder, 'files/boot'), { recursive: true });
  writeFileSync(join(tree.folder, 'files/boot/our.kpxe'), Buffer.alloc(70_000, 0xea));
  writeFileSync(join(tree.folder, 'files/boot/our.efi'), efiProgram({ machine: 0xaa64 }));
});
test.after(() => {
  tree.remove();
  built.remove();
});

test('declared programs are read where the site has them, and an error is exit code 1', () => {
  const { exit, stdout, stderr } = built.vaq(['firmware', '--format', 'json'], tree.folder);
  assert.equal(stderr, '');
  assert.equal(exit, 1);
  const [site] = JSON.parse(stdout).sites;
  const files = join(tree.folder, 'files');
  assert.deepEqual(
    site.programs.map((row: Record<string, unknown>) => [row.firmware, row.verdict, row.path, row.message]),
    [
      ['bios', 'ok', `${files}/boot/our.kpxe`, 'program of a BIOS, 70.0 kB'],
      [
        'efi-x86_64',
        'error',
        `${files}/boot/our.efi`,
        'it is an EFI program for arm64, and efi-x86_64 starts one for x86_64',
      ],
      ['http-x86_64', 'error', null, `${files}/boot/gone.efi does not exist`],
    ],
  );
});

test('a site that does not exist is wrong usage', () => {
  const { exit, stderr } = built.vaq(['firmware', '--site', 'nowhere'], tree.folder);
  assert.equal(exit, 2);
  assert.match(stderr, /the site `nowhere` does not exist; there are ams1/);
});

test.run();
