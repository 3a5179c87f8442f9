import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { line } from '../sot/sample.ts';
import { rendering } from './sample.ts';

const test = suite('render/value-origin');

const FILES = {
  'vaq.yml': 'version: 1\nname: dc\nmetadata: { top: "<%v" }\n',
  'sites/ams1/env.yml':
    'id: ams1\nservice: { addr: 198.51.100.1 }\nmetadata: { at: "<%s" }\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.0/24\n    gateway: 198.51.100.1\n    metadata: { net: "<%n" }\n',
  'sites/ams1/rack1.yml':
    'metadata: { group: "<%c", at: "<%d" }\n---\nname: r1-01\nworkflow: debian\ninterfaces:\n  - { type: physical, mac: 52:54:00:00:00:01, ipv4: 198.51.100.11, name: "<%e" }\nmetadata: { own: "<%h", list: [x, "<%l"] }\n',
  'boot/debian.yml':
    'id: debian\noperating_system: debian12\nunattended: { type: untyped, use: a }\nmetadata: { boot: "<%b" }\n',
};

/** Where the value comes from that a line of the template prints. */
async function originOf(template: string): Promise<readonly string[]> {
  const { boots } = await rendering({ ...FILES, 'assets/untyped/a.ejs': template });
  return boots
    .flatMap(({ diagnostics }) => diagnostics)
    .flatMap((found) => line(found).split(' | ').slice(2));
}

test('a value is traced to the level that supplied it', async () => {
  const table = {
    'host.metadata.own': 'sites/ams1/rack1.yml:7:18',
    'md.own': 'sites/ams1/rack1.yml:7:18',
    'md.list[1]': 'sites/ams1/rack1.yml:7:35',
    'md.boot': 'boot/debian.yml:4:19',
    'boot.md.boot': 'boot/debian.yml:4:19',
    'md.group': 'sites/ams1/rack1.yml:1:20',
    'md.at': 'sites/ams1/rack1.yml:1:31',
    'env.metadata.at': 'sites/ams1/env.yml:3:17',
    'md.net': 'sites/ams1/env.yml:8:22',
    'iface.subnet.md.net': 'sites/ams1/env.yml:8:22',
    'md.top': 'vaq.yml:3:18',
    'iface.name': 'sites/ams1/rack1.yml:6:74',
    'ifaces[0].name': 'sites/ams1/rack1.yml:6:74',
    'host.interfaces[0].name': 'sites/ams1/rack1.yml:6:74',
  };
  const traced: Record<string, string> = {};
  for (const path of Object.keys(table)) {
    const said = await originOf(`a\n<%= ${path} %>\n`);
    traced[path] = said.join().replace(`the value comes from \`${path}\` `, '');
  }
  assert.deepEqual(traced, table);
});

test('a method is no part of the key, and a value that does not stand where it is wrong is not named', async () => {
  assert.deepEqual(await originOf('<%= md.own.replace("h", "i").replace("i", "h") %> <%= host.name %>\n'), [
    'the value comes from `md.own` sites/ams1/rack1.yml:7:18',
  ]);
  assert.deepEqual(await originOf('<%= "<" + "%" %> <%= md.top.slice(2) %>\n'), []);
});

test.run();
