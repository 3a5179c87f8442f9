import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { kernelArch } from '../../src/render/script.ts';
import type { Boot, Host } from '../../src/sot/model/types.ts';
import { rendering } from './sample.ts';

const test = suite('render/script');

const OS = 'os/debian12.yml';
const os = (...lines: readonly string[]): string =>
  ['id: debian12', 'os_family: Debian', 'major_version: "12"', ...lines, ''].join('\n');
const FILES = {
  'files.yml':
    'files:\n  - { path: debian12/linux, url: "https://mirror.example/linux" }\n  - { path: efi/shim.efi, url: "https://mirror.example/shim" }\n',
};
const PLAIN = { 'boot/debian.yml': 'id: debian\noperating_system: debian12\n' };

/** The script of the first host, by the lines between the head and the labels of failures. */
async function start(changes: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { first, found } = await rendering({ ...FILES, ...PLAIN, ...changes });
  assert.deepEqual(found, []);
  const lines = first['script.ipxe']!.content.split('\n');
  return lines.slice(3, lines.indexOf(':failed') - 1);
}

const ASK =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
  'http://vaq.invalid/ipxe?mac=${netX/mac:hexhyp}&uuid=${uuid}&serial=${serial:uristring}&arch=${buildarch}&platform=${platform}';

test('a script as a whole: one for BIOS and UEFI', async () => {
  const { first } = await rendering({
    ...FILES,
    ...PLAIN,
    [OS]: os('boot: { kernel: debian12/linux }', 'cmdline: [quiet: ]'),
  });
  assert.equal(
    first['script.ipxe']!.content,
    `#!ipxe
# ams1/r1-01, boot debian
echo vaq: ams1/r1-01 starts debian
# A 32-bit iPXE starts a 64-bit kernel under BIOS, but not under UEFI.
iseq \${buildarch} arm64 && goto mismatch ||
iseq \${platform} efi && iseq \${buildarch} i386 && goto mismatch ||
set tries:int32 0
:load
inc tries
imgfree
set file http://vaq.invalid/files/debian12/linux
kernel http://vaq.invalid/files/debian12/linux quiet || goto failed
set file the kernel
boot || goto failed

:failed
echo vaq: \${file} could not be loaded or started (try \${tries} of 5)
iseq \${tries} 5 && goto stop ||
sleep 5
goto load

:stop
echo vaq: debian cannot be started; the line that names ipxe.org says why
echo vaq: is vaq boot still running at http://vaq.invalid, and is the file whole in the folder of service.files?
prompt --key s --timeout 15000 vaq: press s for a shell, or wait until the service is asked again && goto shell ||
:again
chain --replace --autofree ${ASK} || exit 1

:shell
echo vaq: exit leaves the shell, and the service is asked again
shell ||
goto again

:mismatch
echo vaq: debian is for x86_64, and this iPXE was built for \${buildarch} and runs on \${platform}
echo vaq: correct the arch of the operating system, or give the machine another boot program
sleep 30
exit 1
`,
  );
});

test('a kernel that is for one iPXE alone is refused by every other', async () => {
  for (const arch of ['arm64', 'i386']) {
    const [first, second] = await start({ [OS]: os(`arch: ${arch}`, 'boot: { kernel: debian12/linux }') });
    // biome-ignore lint/style/useTemplate: a setting of iPXE
    assert.equal(first, 'iseq $' + `{buildarch} ${arch} || goto mismatch`);
    assert.equal(second, 'set tries:int32 0');
  }
});

test('a shim is started under UEFI, after everything is loaded', async () => {
  const lines = await start({ [OS]: os('boot: { kernel: debian12/linux, shim: efi/shim.efi }') });
  const url = 'http://vaq.invalid/files/efi/shim.efi';
  assert.deepEqual(lines.slice(-8), [
    'kernel http://vaq.invalid/files/debian12/linux  || goto failed',
    '# Secure Boot: the shim vouches for the kernel. BIOS knows neither.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a setting of iPXE
    'iseq ${platform} efi || goto start',
    `set file ${url}`,
    `shim ${url} || goto failed`,
    ':start',
    'set file the kernel',
    'boot || goto failed',
  ]);
});

test('a shim may be a template or a URL, and is declared else', async () => {
  const url = await start({
    [OS]: os('boot: { kernel: debian12/linux, shim: "https://mirror.example/<%= host.name %>" }'),
  });
  assert.ok(url.includes('shim https://mirror.example/r1-01 || goto failed'));
});

test('the operating system says the architecture, then the host, and else it is x86_64', () => {
  const host = (arch?: string) => ({ data: { arch } }) as Host;
  const boot = (arch?: string) => ({ os: { data: { arch } } }) as Boot;
  assert.equal(kernelArch(host('i386'), boot('arm64')), 'arm64');
  assert.equal(kernelArch(host('i386'), boot()), 'i386');
  assert.equal(kernelArch(host(), boot()), 'x86_64');
});

test('a command line that the kernel would cut off is an error; the setting of iPXE counts as what it becomes', async () => {
  const { PLACE, room } = { PLACE: `${OS}:6:3-6:`, room: 2048 - 'a='.length };
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a setting of iPXE
  const setting = '${netX/mac:hexhyp}';
  const line = (length: number, end = '') => ({
    ...FILES,
    ...PLAIN,
    [OS]: os('boot: { kernel: debian12/linux }', 'cmdline:', `  - a: ${'x'.repeat(length)}${end}`),
  });
  assert.deepEqual((await rendering(line(room - 1))).found, []);
  assert.deepEqual((await rendering(line(room - setting.length, setting))).found, []);
  const { found, boots } = await rendering(line(room));
  const message =
    'error cmdline/too-long: the command line has 2048 bytes, and the kernel cuts off what is beyond 2047: its last argument would be lost; shorten it';
  assert.deepEqual(
    found,
    ['1', '2'].map((host) => `${PLACE}${room + 8} ${message} | hosts ams1/r1-0${host}`),
  );
  assert.equal(boots[0]!.artifacts!.length, 1);
});

test.run();
