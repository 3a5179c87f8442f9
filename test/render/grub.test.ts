import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isScript } from '../../src/render/grub.ts';
import { rendering } from './sample.ts';

const test = suite('render/grub');

const RACK = 'sites/ams1/rack1.yml';

interface Wish {
  readonly programs?: string;
  readonly kernel?: string;
  readonly initrd?: string;
  readonly cmdline?: string;
}

/** The artifacts of one host whose firmware starts a shim. */
async function artifacts(wish: Wish = {}): Promise<Awaited<ReturnType<typeof rendering>>> {
  const {
    programs = 'efi-x86_64: shim-grub',
    kernel = 'debian12/linux',
    initrd = 'debian12/initrd.gz',
  } = wish;
  return rendering({
    'files.yml':
      'files:\n  - {path: debian12/linux, url: "https://mirror.example/linux"}\n  - {path: debian12/initrd.gz, url: "https://mirror.example/initrd"}\n  - {path: my kernel/linux, url: "https://mirror.example/my"}\n',
    'os/debian12.yml': `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: {kernel: "${kernel}", initrd: [${initrd}]}\ncmdline: [${wish.cmdline ?? 'quiet: '}]\n`,
    'boot/debian.yml': 'id: debian\noperating_system: debian12\n',
    [RACK]: `name: r1-01\nworkflow: debian\ninterfaces: [{type: physical, name: eth0, mac: "52:54:00:00:00:01", ipv4: 198.51.100.11}]\nboot_programs: {${programs}}\n`,
  });
}

async function config(wish: Wish = {}): Promise<string | undefined> {
  const { first } = await artifacts(wish);
  return first['grub.cfg']?.content;
}

test('a configuration as a whole', async () => {
  const { first } = await artifacts();
  const { kind, url, content, contentType } = first['grub.cfg']!;
  assert.deepEqual(
    [kind, url, contentType],
    ['grub', 'tftp://vaq.invalid/grub/grub.cfg-01-52-54-00-00-00-01', 'text/plain; charset=utf-8'],
  );
  assert.equal(
    content,
    `# ams1/r1-01, boot debian, for the GRUB that a shim starts
echo 'vaq: ams1/r1-01 starts debian'
if linux (tftp,vaq.invalid)/files/debian12/linux quiet ; then
    if initrd (tftp,vaq.invalid)/files/debian12/initrd.gz ; then
        boot
    fi
fi
echo 'vaq: debian cannot be started; the lines above say why'
sleep 15
exit
`,
  );
});

test('without an initrd, the kernel is started as it is', async () => {
  assert.match((await config({ initrd: '' }))!, / quiet ; then\n {4}boot\nfi\necho/);
});

const WORDS: readonly (readonly [cmdline: string, words: string])[] = [
  ['console: "ttyS0,115200n8"', 'console=ttyS0,115200n8'],
  ['ds: "nocloud;s=http://x.example/"', "'ds=nocloud;s=http://x.example/'"],
  ['dyndbg: "\\"file a.c +p\\""', "'dyndbg=file a.c +p'"],
  ['a: "$b{c}"', "'a=$b{c}'"],
  ['a: "it\'s"', "'a=it'\\''s'"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
  ['BOOTIF: "01-${netX/mac:hexhyp}"', 'BOOTIF=01-52-54-00-00-00-01'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
  ['ksdevice: "${net0/mac}"', 'ksdevice=52:54:00:00:00:01'],
];

for (const [cmdline, words] of WORDS)
  test(`GRUB takes ${words} as it stands`, async () => {
    const line = (await config({ cmdline }))!.split('\n').find((text) => text.startsWith('if linux'))!;
    assert.equal(line, `if linux (tftp,vaq.invalid)/files/debian12/linux ${words} ; then`);
  });

test('a path is TFTP’s name and not a URL’s', async () => {
  assert.match(
    (await config({ kernel: 'my kernel/linux' }))!,
    /^if linux '\(tftp,vaq\.invalid\)\/files\/my kernel\/linux' quiet ; then$/m,
  );
});

test('what lies on another server cannot be had by TFTP, and the console says so', async () => {
  const lines = (await config({ kernel: 'https://mirror.example/linux' }))!.split('\n').slice(1);
  assert.deepEqual(lines, [
    "echo 'vaq: https://mirror.example/linux cannot be loaded by TFTP: declare it in files.yml'",
    'sleep 15',
    'exit',
    '',
  ]);
});

test('who starts no GRUB has no configuration of it', async () => {
  for (const programs of ['efi-x86_64: snponly', 'bios: undionly', 'http-x86_64: shim-grub'])
    assert.equal(await config({ programs }), undefined, programs);
});

test('scripts are those of iPXE and of GRUB', () => {
  assert.deepEqual(
    ['ipxe', 'grub', 'preseed'].map((kind) => isScript({ kind })),
    [true, true, false],
  );
});

test.run();
