import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openWith } from '../../src/pipeline/open.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { allRequests, render } from '../../src/render/render.ts';
import { scriptNames } from '../../src/sot/model/script-names.ts';
import type { Boot } from '../../src/sot/model/types.ts';
import { lines, minimalWith } from '../sot/sample.ts';
import { memorySource } from '../support/memory-source.ts';
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
  const all = { 'boot.ipxe.ejs': '#!ipxe\necho all\n' };
  const os = { ...all, 'debian12.ipxe': '#!ipxe\necho os <%= as it is %>\n' };
  const boot = { ...os, 'debian.ipxe.ejs': '#!ipxe\necho boot <%= host.name %>\n' };
  assert.equal(await script(all), '#!ipxe\necho all\n');
  assert.equal(await script(os), '#!ipxe\necho os <%= as it is %>\n');
  assert.equal(await script(boot), '#!ipxe\necho boot r1-01\n');
  assert.match(await script({ 'other.ipxe.ejs': 'other\n' }), /^#!ipxe\n# ams1\/r1-01, boot debian/);
});

test('it sees what every template sees, and what the kernel is started with', async () => {
  const template =
    '#!ipxe\nkernel <%= script.kernel %> <%= script.cmdline %>\n<%- snippet("initrds") %>boot\n# <%= label %> <%= script.arch %> <%= md.disk %> <%= file("debian12/linux") %>\n';
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
    'boot',
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

test('what iPXE would refuse in it is an error at its line, whatever is rendered', async () => {
  const { found } = await rendering({
    'assets/ipxe/boot.ipxe.ejs':
      '#!ipxe\n<% if (true) { -%>\nkernle <%= script.kernel %>\n<% } -%>\ngoto strat\n:start\nshell\n',
  });
  const at = 'assets/ipxe/boot.ipxe.ejs';
  assert.deepEqual(
    found.filter((finding) => finding.endsWith('hosts ams1/r1-01')),
    [
      `${at}:3:1-3:28 error ipxe/command: there is no command \`kernle\`: did you mean \`kernel\`? (rendered line 2: \`kernle http://vaq.invalid/files/debian12/linux\`) | fix kernel | hosts ams1/r1-01`,
      `${at}:5:6-5:11 error ipxe/label: there is no label \`strat\`: did you mean \`start\`? | fix start | hosts ams1/r1-01`,
      `${at}:6:1-6:7 warning ipxe/unreachable: nothing leads here: no \`goto\` names \`start\`, and the line before it never goes on | hosts ams1/r1-01`,
    ],
  );
  assert.equal(found.length, 6);
});

test('where nobody asks for checks, a script of the tree is not checked either', async () => {
  const files = minimalWith({ 'assets/ipxe/boot.ipxe': '#!ipxe\ngoto nowhere\n' });
  const [all, none] = await openWith(memorySource(files), '/nowhere', ({ model }, sandbox) =>
    Promise.all(
      [true, false].map(async (withChecks) => {
        const boots = await render(model, allRequests(model.hosts), CANONICAL, sandbox, { withChecks });
        return lines(boots.slice(0, 1).flatMap(({ diagnostics }) => diagnostics));
      }),
    ),
  );
  assert.deepEqual(all, [
    'assets/ipxe/boot.ipxe:2:6-2:13 error ipxe/label: there is no label `nowhere`: write `:nowhere` in a line of its own | hosts ams1/r1-01',
  ]);
  assert.deepEqual(none, []);
});

test.run();
