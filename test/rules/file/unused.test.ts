import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unusedFile } from '../../../src/rules/file/unused.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/file/unused');
const declared = (...paths: readonly string[]): Changes => ({
  'files.yml': `files:
${['debian12/linux', 'debian12/initrd.gz', ...paths]
  .map(
    (path) => `  - path: ${path}
`,
  )
  .join('')}`,
});

test('declared files that nothing names', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      declared('debian11/linux', 'iso/rescue.iso'),
      'files.yml:4:11-4:25 info file/unused: nothing uses the file `debian11/linux`: no operating system, no boot program, no template by file()',
      'files.yml:5:11-5:25 info file/unused: nothing uses the file `iso/rescue.iso`: no operating system, no boot program, no template by file()',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unusedFile, changes), expected, JSON.stringify(changes));
  }
});

test('kernels, initrds, shims, boot programs, and what templates name', async () => {
  const table: readonly Changes[] = [
    declared(),
    {
      ...declared('shim.efi'),
      'os/debian12.yml':
        'id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux, initrd: [debian12/initrd.gz], shim: shim.efi }\n',
    },
    { ...declared('my.efi'), 'sites/ams1/rack2.yml': 'boot_programs: { efi-x86_64: my.efi }\n' },
    { ...declared('root.tar'), 'assets/preseed/a.ejs': "<%= file('root.tar') %>" },
    { ...declared('root.tar'), 'assets/preseed/a.ejs': 'wget <%= env.url %>/files/<%= md.image %>' },
    { ...declared('root.tar'), 'assets/preseed/a.ejs': '<%= file(md.image) %>' },
    {
      ...declared('root.tar'),
      'os/more.yml':
        'id: more\nos_family: Debian\nmajor_version: "13"\nboot: { kernel: "<%= md.kernel %>" }\n',
    },
    {
      ...declared('root.tar'),
      'os/more.yml':
        'id: more\nos_family: Debian\nmajor_version: "13"\nboot: { kernel: debian12/linux }\ncmdline: [{ root: "<%= file(md.image) %>" }]\n',
    },
    { ...declared('root.tar'), 'os/more.yml': 'id: [\n' },
  ];
  for (const changes of table)
    assert.deepEqual(await ruled(unusedFile, changes), [], JSON.stringify(changes));
});

test.run();
