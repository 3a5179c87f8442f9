import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { mergeHosts } from '../../src/diagnostics/merge.ts';
import { digest } from '../../src/render/artifact.ts';
import type { ServingContext } from '../../src/render/context.ts';
import { line } from '../sot/sample.ts';
import { rendering } from './sample.ts';

const test = suite('render/transpiled');

const CONTEXT: ServingContext = {
  baseUrl: () => 'http://198.51.100.1:8080',
  token: (host, boot) => `token-${host.name}-${boot.id}`,
  revision: 'v1.2',
};

const SYSTEM = {
  'os/debian12.yml':
    'id: debian12\nos_family: Fedora CoreOS\nmajor_version: "43"\nboot:\n  kernel: debian12/linux\n  initrd: [debian12/initrd.gz]\n',
  'boot/debian.yml':
    'id: debian\noperating_system: debian12\nunattended: { type: ignition, use: config.bu }\n',
};

const TEMPLATE = `variant: fcos
version: 1.5.0
storage:
  files:
<% for (const name of ['a', 'b']) { -%>
    - path: /etc/<%= name %>
      mode: 0644
      contents:
        inline: <%= host.name %>
<% } -%>
`;

test('what the machine gets, and what digests are of, is the JSON, in both forms', async () => {
  const { found, first } = await rendering({ ...SYSTEM, 'assets/ignition/config.bu.ejs': TEMPLATE }, CONTEXT);
  assert.deepEqual(found, []);
  const { content, canonical, contentId, sha256 } = first['config.ign']!;
  const file = (path: string) => ({
    path,
    contents: { compression: '', source: 'data:,r1-01' },
    mode: 0o644,
  });
  const expected = `${JSON.stringify(
    { ignition: { version: '3.4.0' }, storage: { files: [file('/etc/a'), file('/etc/b')] } },
    null,
    2,
  )}\n`;
  assert.deepEqual({ content, canonical }, { content: expected, canonical: expected });
  assert.deepEqual([contentId, sha256], [digest(expected), digest(expected)]);
});

test('what Ignition finds in the JSON is at the line of the template', async () => {
  const { boots } = await rendering(
    { ...SYSTEM, 'assets/ignition/config.bu.ejs': TEMPLATE.replace('/etc/<%', 'etc/<%') },
    CONTEXT,
  );
  assert.deepEqual(mergeHosts(boots.flatMap(({ diagnostics }) => diagnostics)).map(line), [
    'assets/ignition/config.bu.ejs:6:5-6:28 error ignition/path: path not absolute; it must begin with `/`, found `etc/a` (rendered line 5: `- path: etc/a`) | hosts ams1/r1-01 ams1/r1-02',
    'assets/ignition/config.bu.ejs:6:5-6:28 error ignition/path: path not absolute; it must begin with `/`, found `etc/b` (rendered line 9: `- path: etc/b`) | hosts ams1/r1-01 ams1/r1-02',
  ]);
});

test('a configuration that cannot be transpiled leaves its boot without artifacts', async () => {
  const { boots, found } = await rendering(
    { ...SYSTEM, 'assets/ignition/config.bu': 'variant: fcos\nversion: 9.0.0\n' },
    CONTEXT,
  );
  assert.deepEqual(
    boots.map(({ artifacts }) => artifacts),
    [null, null],
  );
  const message =
    'assets/ignition/config.bu:2:10-2:15 error ignition/transpile: expected a version of the variant `fcos`, `1.0.0`, `1.1.0`, `1.2.0`, `1.3.0`, `1.4.0`, `1.5.0`, `1.6.0`, `1.7.0`, found `9.0.0`';
  assert.deepEqual(found, [`${message} | hosts ams1/r1-01`, `${message} | hosts ams1/r1-02`]);
});

test.run();
