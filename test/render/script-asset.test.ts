import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { scriptNames } from '../../src/sot/model/script-names.ts';
import type { Boot } from '../../src/sot/model/types.ts';
import { rendering } from './sample.ts';

const test = suite('render/script-asset');

/** The script of the first host with assets in `assets/ipxe/`. */
async function script(assets: Readonly<Record<string, string>>): Promise<string> {
  const changes = Object.entries(assets).map(([name, text]) => [`assets/ipxe/${name}`, text]);
  const { first, found } = await rendering(Object.fromEntries(changes));
  assert.deepEqual(found, []);
  return first['script.ipxe']!.content;
}

test('a script is looked for by the boot, by its operating system, and for all', () => {
  assert.deepEqual(scriptNames({ id: 'install', os: { id: 'debian12' } } as Boot), [
    'install.ipxe',
    'debian12.ipxe',
    'boot.ipxe',
  ]);
});

test('the nearest stands in the place of vaq’s own', async () => {
  const all = { 'boot.ipxe.ejs': 'all\n' };
  const os = { ...all, 'debian12.ipxe': 'os <%= as it is %>\n' };
  const boot = { ...os, 'debian.ipxe.ejs': 'boot <%= host.name %>\n' };
  assert.equal(await script(all), 'all\n');
  assert.equal(await script(os), 'os <%= as it is %>\n');
  assert.equal(await script(boot), 'boot r1-01\n');
  assert.match(await script({ 'other.ipxe.ejs': 'other\n' }), /^#!ipxe\n# ams1\/r1-01, boot debian/);
});

test('it sees what every template sees, and what the kernel is started with', async () => {
  const template =
    '#!ipxe\nkernel <%= script.kernel %> <%= script.cmdline %>\n<%- snippet("initrds") %># <%= label %> <%= script.arch %> <%= md.disk %> <%= file("debian12/linux") %>\n';
  const snippet =
    '<% for (const { name, url } of script.initrds) { -%>\ninitrd --name <%= name %> <%= url %>\n<% } -%>\n';
  const text = await script({ 'boot.ipxe.ejs': template, 'snippets/initrds.ejs': snippet });
  const files = 'http://vaq.invalid/files/debian12';
  assert.match(
    text.split('\n')[1]!,
    /^kernel http:\/\/vaq\.invalid\/files\/debian12\/linux initrd=initrd\.gz /,
  );
  assert.deepEqual(text.split('\n').slice(2), [
    `initrd --name initrd.gz ${files}/initrd.gz`,
    `# ams1/r1-01 x86_64 /dev/vda ${files}/linux`,
    '',
  ]);
});

test('one that does not render is an error at its line, and nothing is served', async () => {
  const { found, boots } = await rendering({
    'assets/ipxe/boot.ipxe.ejs': '#!ipxe\nkernel <%= script.kernl %>\n',
  });
  assert.deepEqual(
    found,
    ['1', '2'].map(
      (host) =>
        `assets/ipxe/boot.ipxe.ejs:2:19-2:24 error template/missing-key: script has no kernl; did you mean kernel? | fix kernel | hosts ams1/r1-0${host}`,
    ),
  );
  assert.equal(boots[0]!.artifacts, null);
});

test.run();
