import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fillInline, inlineTemplates } from '../../src/render/inline.ts';
import { built } from '../sot/sample.ts';
import { rendering } from './sample.ts';

const test = suite('render/inline');

const OS = 'os/debian12.yml';
const os = (...lines: readonly string[]): string =>
  ['id: debian12', 'os_family: Debian', 'major_version: "12"', ...lines, ''].join('\n');
const KERNEL = 'boot: { kernel: debian12/linux }';

test('a text with a tag is a template, named by its place', async () => {
  const { model } = await built({
    [OS]: os(
      'name: "<%= not here %>"',
      'boot:',
      '  kernel: "<%= md.kernel %>"',
      '  initrd: [debian12/initrd.gz, "<%= md.initrd %>"]',
      'cmdline:',
      '  - a/b: "<%= host.name %>"',
      '  - list: [x, "<%= iface.mac %>", 3]',
      '  - nothing:',
    ),
  });
  const one = model.oses.get('debian12')!;
  assert.deepEqual(
    inlineTemplates(one).map(({ name, text }) => [name, text]),
    [
      [`${OS}#/boot/kernel`, '<%= md.kernel %>'],
      [`${OS}#/boot/initrd/1`, '<%= md.initrd %>'],
      [`${OS}#/cmdline/0/a~1b`, '<%= host.name %>'],
      [`${OS}#/cmdline/1/list/1`, '<%= iface.mac %>'],
    ],
  );
  const rendered = new Map(inlineTemplates(one).map(({ name }, at) => [name, `text ${at}`]));
  const { boot, cmdline } = fillInline(one.data, one.place, rendered);
  assert.deepEqual(
    { boot, cmdline },
    {
      boot: { kernel: 'text 0', initrd: ['debian12/initrd.gz', 'text 1'] },
      cmdline: [{ 'a/b': 'text 2' }, { list: ['x', 'text 3', 3] }, { nothing: null }],
    },
  );
  assert.equal(one.data.boot.kernel, '<%= md.kernel %>');
});

test('what they render to is what the kernel is given', async () => {
  const { first, found } = await rendering({
    [OS]: os(
      "boot: { kernel: \"debian12/<%= host.name === 'r1-01' ? 'linux' : 'x' %>\" }",
      'cmdline:',
      '  - netcfg/get_hostname: <%= host.name %>',
      '  - empty: "<%= \'\' %>"',
      '  - list: ["<%= iface.ipv4 %>", plain]',
    ),
    'sites/ams1/rack1.yml':
      'name: r1-01\nworkflow: debian\ninterfaces: [{ type: physical, mac: 52:54:00:00:00:01, ipv4: 198.51.100.11 }]\nmetadata: { disk: /dev/vda }\n',
  });
  assert.deepEqual(found, []);
  assert.match(
    first['script.ipxe']!.content,
    /^kernel http:\/\/vaq\.invalid\/files\/debian12\/linux netcfg\/get_hostname=r1-01 empty list=198\.51\.100\.11 list=plain auto=true /m,
  );
});

test('an error is at its place in the value, whatever quotes it', async () => {
  const table = [
    ['  - a: <%= host.nmae %>', '6:17-6:21', 'host has no nmae; did you mean name? | fix name'],
    ['  - a: "<%= host.nmae %>"', '6:18-6:22', 'host has no nmae; did you mean name? | fix name'],
    ["  - a: 'x <%= host.nmae %>'", '6:20-6:24', 'host has no nmae; did you mean name? | fix name'],
    ['  - a: [x, <%= host.nmae %>]', '6:21-6:25', 'host has no nmae; did you mean name? | fix name'],
    // Not written as it is read: then all of the value is the place.
    ['  - a: "\\t<%= host.nmae %>"', '6:8-6:28', 'host has no nmae; did you mean name? | fix name'],
    ['  - a: |\n      <%= host.nmae %>', '6:8-7:23', 'host has no nmae; did you mean name? | fix name'],
  ] as const;
  for (const [line, range, message] of table) {
    const { found, boots } = await rendering({ [OS]: os(KERNEL, 'cmdline:', line) });
    const [text, fix] = message.split(' | ');
    assert.deepEqual(
      found,
      ['ams1/r1-01', 'ams1/r1-02'].map(
        (host) => `${OS}:${range} error template/missing-key: ${text} | ${fix} | hosts ${host}`,
      ),
      line,
    );
    assert.deepEqual(
      boots.map(({ artifacts }) => artifacts),
      [null, null],
    );
  }
});

test('an error in a snippet stays in the snippet', async () => {
  const { found } = await rendering({
    [OS]: os(KERNEL, 'cmdline:', '  - a: <%= snippet("preseed/x") %>'),
    'assets/preseed/snippets/x.ejs': 'b\n<%= host.nmae %>\n',
  });
  assert.match(found[0]!, /^assets\/preseed\/snippets\/x\.ejs:2:10-2:14 error template\/missing-key: /);
});

test('a kernel or initrd that a template makes is declared, or an absolute URL', async () => {
  const good = ['debian12/<%= "linux" %>', 'http://<%= "mirror.example" %>/linux'];
  for (const kernel of good) {
    assert.deepEqual((await rendering({ [OS]: os(`boot: { kernel: '${kernel}' }`) })).found, [], kernel);
  }
  const { found } = await rendering({
    [OS]: os(`boot: { kernel: 'debian12/<%= "linus" %>', initrd: ['<%= host.name %>'] }`),
    'sites/ams1/rack1.yml':
      'name: r1-01\nworkflow: debian\ninterfaces: [{ type: physical, mac: 52:54:00:00:00:01, ipv4: 198.51.100.11 }]\nmetadata: { disk: /dev/vda }\n',
  });
  assert.deepEqual(found, [
    `${OS}:4:17-4:42 error file/undeclared: \`debian12/linus\` is not declared in files.yml; did you mean \`debian12/linux\`? | fix debian12/linux | hosts ams1/r1-01`,
    `${OS}:4:53-4:71 error file/undeclared: \`r1-01\` is not declared in files.yml; declare it there, or give an absolute URL | hosts ams1/r1-01`,
  ]);
});

test.run();
