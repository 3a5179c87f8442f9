import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { FLATCAR, said } from '../said.ts';

const test = suite('kinds/ignition/transpile/container-linux/problems');

test('everything that cannot be', () => {
  const text = [
    'version: 1',
    'storage:',
    '  files:',
    '    - path: /a',
    '      contents:',
    '        local: x',
    '    - path: /b',
    '      mode: 0600',
    "      contents: { inline: x, remote: { url: 'https://mirror.example/x' } }",
    '  directories:',
    '    - path: /d',
    '  disks:',
    '    - device: /dev/sda',
    '      partitions:',
    '        - size: 100KB',
    'etcd:',
    '  version: 1.0.0',
    '  name: "{HOSTNAME}"',
    'locksmith:',
    '  reboot_strategy: never',
    '  window_start: Funday 1:00',
    'update:',
    '  group: x',
    'flannel:',
    '  network_config: "{"',
    '  kube: 1',
  ].join('\n');
  assert.deepEqual(said(text, FLATCAR), [
    '1:10-1:11 error ignition/transpile: a Container Linux Config has version 0, found `1`',
    '4:13-4:15 warning ignition/transpile: the key `mode` is missing; it will be `0644`',
    '6:16-6:17 error ignition/transpile: files are not read from a folder beside the configuration: write the content under `inline`, or include a snippet there',
    '9:7-9:15 error ignition/transpile: only one of `inline`, `local` and `remote.url` can say what stands in it',
    '11:13-11:15 warning ignition/transpile: the key `mode` is missing; it will be `0755`',
    '15:17-15:22 error ignition/transpile: expected whole MiB, such as `512MiB` or `2GiB`, found `100KB`',
    '17:12-17:17 error ignition/transpile: etcd before 2.3.0 is not known',
    '18:9-18:21 error ignition/transpile: what is in braces is filled in for machines in a cloud; write `<%= … %>` instead',
    '20:20-20:25 error ignition/transpile: expected `reboot`, `etcd-lock`, `off`, found `never`',
    '21:17-21:28 error ignition/transpile: `window_start` and `window_length` stand together or not at all',
    '21:17-21:28 error ignition/transpile: expected a day and a time, such as `Sun 1:00`, found `Funday 1:00`',
    '23:10-23:11 warning ignition/transpile: the groups of the public server are `stable`, `beta` and `alpha`',
    '25:19-25:22 error ignition/transpile: the network of flannel is a map in JSON, such as `{ "Network": "10.2.0.0/16" }`',
    '26:3-26:7 warning ignition/unknown-key: unknown key `kube`; known here are `version`, `etcd_username`, `etcd_password`, `etcd_endpoints`, `etcd_cafile`, `etcd_certfile`, `etcd_keyfile`, `etcd_prefix`, `ip_masq`, `subnet_file`, `interface`, `public_ip`',
  ]);
});

test('versions that are none, or not known yet', () => {
  const text = [
    'etcd:',
    '  version: x',
    'flannel:',
    '  version: 0.8.0',
    '  kube_subnet_mgr: true',
    '  network_config: "{}"',
    'locksmith:',
    '  window_start: Sun 1:00',
    '  window_length: 2 hours',
  ].join('\n');
  assert.deepEqual(said(text, FLATCAR), [
    '2:12-2:13 error ignition/transpile: expected a version of etcd, such as `3.3.10`',
    '4:12-4:17 warning ignition/transpile: of flannel after 0.7 no new options are known',
    '6:19-6:23 error ignition/transpile: `network_config` cannot stand beside `kube_subnet_mgr: true`',
    '9:18-9:25 error ignition/transpile: expected a time, such as `1h30m`, found `2 hours`',
  ]);
});

test('versions of etcd after those whose options are known', () => {
  const text = ['etcd:', '  version: 3.5.0', '  log_outputs: x'].join('\n');
  assert.deepEqual(said(text, FLATCAR), [
    '2:12-2:17 warning ignition/transpile: of etcd after 3.3 no new options are known',
    '3:3-3:14 warning ignition/unknown-key: unknown key `log_outputs`; did you mean `log_output`?',
  ]);
});

test.run();
