import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isBuiltIn } from '../../../src/boot/programs.ts';
import { undeclared } from '../../../src/rules/file/undeclared.ts';
import { hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/file/undeclared');

const OS = 'os/debian12.yml';
const RACK1 = 'sites/ams1/rack1.yml';
const os = (kernel: string, ...initrds: readonly string[]): string =>
  `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot:\n  kernel: ${kernel}\n  initrd: [${initrds.join(', ')}]\n`;
const programs = (text: string): string => hostYaml({ more: [`boot_programs: { ${text} }`] });

test('kernels and initrds are declared, or absolute URLs', async () => {
  const good = [
    'debian12/linux',
    'http://mirror.example/linux',
    'tftp://mirror.example/linux',
    '"<%= md.kernel %>"',
  ];
  for (const kernel of good)
    assert.deepEqual(await ruled(undeclared, { [OS]: os(kernel, kernel) }), [], kernel);
  assert.deepEqual(
    await ruled(undeclared, { [OS]: os('debian12/linus', 'debian12/initrd.gz', 'x', '/debian12/linux') }),
    [
      `${OS}:5:11-5:25 error file/undeclared: \`debian12/linus\` is not declared in files.yml; did you mean \`debian12/linux\`? | fix debian12/linux`,
      `${OS}:6:32-6:33 error file/undeclared: \`x\` is not declared in files.yml; declare it there, or give an absolute URL`,
      `${OS}:6:35-6:50 error file/undeclared: \`/debian12/linux\` is not declared in files.yml; did you mean \`debian12/linux\`? | fix debian12/linux`,
    ],
  );
});

test('boot programs are declared, or built in for the firmware', async () => {
  const good = [
    'bios: undionly, efi-x86_64: snponly, http-x86_64: ipxe',
    'bios: ipxe, efi-arm64: debian12/linux',
    'efi-ia32: debian12/initrd.gz',
  ];
  for (const text of good) assert.deepEqual(await ruled(undeclared, { [RACK1]: programs(text) }), [], text);
  const table = [
    [
      'efi-x86_64: snponl',
      '8:30-8:36 error file/undeclared: `snponl` is neither declared in files.yml nor a built-in boot program for efi-x86_64 (`snponly`, `ipxe`, `shim-grub`); did you mean `snponly`? | fix snponly',
    ],
    [
      'bios: pxelinux.0',
      '8:24-8:34 error file/undeclared: `pxelinux.0` is neither declared in files.yml nor a built-in boot program for bios (`undionly`, `ipxe`)',
    ],
    [
      'efi-arm64: grubaa64.efi',
      '8:29-8:41 error file/undeclared: `grubaa64.efi` is neither declared in files.yml nor a built-in boot program for efi-arm64 (there is none)',
    ],
    [
      'efi-x86_64: undionly',
      '8:30-8:38 error file/undeclared: the built-in boot program `undionly` is for bios, and there is none of this name for efi-x86_64; declare a file of your own',
    ],
  ] as const;
  for (const [text, expected] of table) {
    assert.deepEqual(await ruled(undeclared, { [RACK1]: programs(text) }), [`${RACK1}:${expected}`], text);
  }
});

test('a boot program is found where it is stated, once for all hosts that inherit it', async () => {
  const env =
    'id: ams1\nservice: { boot_programs: { bios: x } }\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.0/24\n    boot_programs: { bios: y }\n';
  const found = await ruled(undeclared, {
    'sites/ams1/env.yml': env,
    [RACK1]: `boot_programs: { bios: z }\n---\n${hostYaml()}---\n${hostYaml({ name: 'b' })}`,
  });
  assert.deepEqual(
    found.map((line) => line.split(' is neither')[0]),
    [
      'sites/ams1/env.yml:2:35-2:36 error file/undeclared: `x`',
      'sites/ams1/env.yml:6:28-6:29 error file/undeclared: `y`',
      `${RACK1}:1:24-1:25 error file/undeclared: \`z\``,
    ],
  );
});

test('where files.yml is not understood, nothing is said to be missing from it', async () => {
  for (const text of ['files: [', 'files: [{}]']) {
    const files = { 'files.yml': text, [OS]: os('x', 'y'), [RACK1]: programs('bios: z') };
    assert.deepEqual(await ruled(undeclared, files), []);
  }
  assert.equal((await ruled(undeclared, { 'files.yml': null })).length, 2);
});

test('what is built in is what the service can serve', async () => {
  const firmwares = ['bios', 'efi-ia32', 'efi-x86_64', 'efi-arm64', 'http-x86_64', 'http-arm64'];
  for (const name of ['undionly', 'snponly', 'ipxe', 'shim-grub', 'pxelinux']) {
    const found = await Promise.all(
      firmwares.map((firmware) => ruled(undeclared, { [RACK1]: programs(`${firmware}: ${name}`) })),
    );
    assert.equal(
      found.some((lines) => lines.length === 0),
      isBuiltIn(name),
      name,
    );
  }
});

test.run();
