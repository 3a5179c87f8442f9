import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { classify } from '../../src/sot/layout.ts';

const test = suite('sot/layout');

test('each path of the data model has its class', () => {
  const table = {
    'vaq.yml': { class: 'vaq' },
    'vaq.yaml': { class: 'vaq' },
    'files.yml': { class: 'files' },
    'vaq.lock': { class: 'lock' },
    'os/debian12.yml': { class: 'os' },
    'os/debian.12.yaml': { class: 'os' },
    'boot/debian.yml': { class: 'boot' },
    'workflows/debian.yaml': { class: 'workflow' },
    'sites/ams1/env.yml': { class: 'env', site: 'ams1' },
    'sites/ams1/env.yaml': { class: 'env', site: 'ams1' },
    'sites/ams1/rack1.yml': { class: 'cluster', site: 'ams1', cluster: 'rack1' },
    'sites/ams1/environment.yml': { class: 'cluster', site: 'ams1', cluster: 'environment' },
    'sites/ams1/rack.1.yaml': { class: 'cluster', site: 'ams1', cluster: 'rack.1' },
    'sites/ams1/rack2.yml.ejs': { class: 'inventory', site: 'ams1', cluster: 'rack2' },
    'sites/ams1/rack2.yaml.ejs': { class: 'inventory', site: 'ams1', cluster: 'rack2' },
    'sites/ams1/rack\n1.yml': { class: 'cluster', site: 'ams1', cluster: 'rack\n1' },
    'sites/ams1/rack\n2.yml.ejs': { class: 'inventory', site: 'ams1', cluster: 'rack\n2' },
    'os/debian\n12.yml': { class: 'os' },
    'host_groups/etcd.yml': { class: 'host-group' },
    'assets/preseed/a.cfg': { class: 'asset', kind: 'preseed', name: 'a.cfg' },
    'assets/preseed/snippets/a.ejs': { class: 'asset', kind: 'preseed', name: 'snippets/a.ejs' },
    'assets/untyped/a/b/c.yml': { class: 'asset', kind: 'untyped', name: 'a/b/c.yml' },
  };
  for (const [path, expected] of Object.entries(table)) assert.deepEqual(classify(path), expected, path);
});

test('what the data model gives no meaning has no class', () => {
  const paths = [
    'README.md',
    'vaq.json',
    'other.yml',
    'os/.yml',
    'os/vaq.lock',
    'os/debian12.json',
    'os/debian/12.yml',
    'workflow/debian.yml',
    'sites/env.yml',
    'sites/ams1/notes.txt',
    'sites/ams1/racks/rack1.yml',
    'sites/ams1/.yml.ejs',
    'assets/preseed',
    'assets/preseed.cfg',
    'x/assets/preseed/a.cfg',
    '',
  ];
  for (const path of paths) assert.equal(classify(path), null, path);
});

test.run();
