import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import { checkUserData } from '../../../src/kinds/cloud-config/user-data.ts';

const test = suite('kinds/cloud-config/schema-oracle');

/** Where Debian's package puts it. */
const SCHEMA = '/usr/lib/python3/dist-packages/cloudinit/config/schema.py';

/**
 * Judges each text of a list by the installed cloud-init's own function, which `cloud-init schema -c` calls too, in one
 * process, since each start takes a second.
 */
const JUDGE = `
import json, sys, logging, contextlib, io, yaml
logging.disable(logging.CRITICAL)
from cloudinit.config.schema import SchemaValidationError, get_schema, validate_cloudconfig_schema
schema = get_schema()
verdicts = []
for text in json.load(sys.stdin):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            validate_cloudconfig_schema(yaml.safe_load(text), schema, strict=True)
        verdicts.append(True)
    except SchemaValidationError as error:
        verdicts.append(not str(error).startswith('Cloud config schema errors'))
print(json.dumps(verdicts))
`;

/** Configurations on which every release from Debian 12's 22.4 on is of one mind with vaq; true: valid. */
const AGREED: readonly (readonly [body: string, isValid: boolean])[] = [
  ['hostname: r1-01', true],
  ['hostname: 42', false],
  ['package_update: yes', true],
  ['package_update: "yes"', false],
  ['packages: [curl, [jq, "1.6"]]', true],
  ['packages: curl', false],
  ['packages: []', false],
  ['runcmd: [reboot, [sh, -c, "true"]]', true],
  ['runcmd: reboot', false],
  ['runcmd: [{echo: now}]', false],
  ['bootcmd: []', false],
  ['write_files: [{path: /a, content: aGVsbG8=, permissions: "0644", encoding: b64}]', true],
  ['write_files: [{path: /a, permissions: 0644}]', false],
  ['write_files: [{content: a}]', false],
  ['write_files: [{path: /a, encoding: bas64}]', false],
  ['write_files: [{path: /a, contents: b}]', false],
  ['ntp: {servers: [a.example], pools: []}', true],
  ['ntp: {server: [a.example]}', false],
  ['ntp: {servers: [a.example, a.example]}', false],
  ['power_state: {mode: reboot, delay: now}', true],
  ['power_state: {mode: restart}', false],
  ['power_state: {delay: now}', false],
  ['mounts: [[/dev/sdb, /srv, ext4, defaults, "0", "2"]]', true],
  ['mounts: [[/dev/sdb, /srv, ext4, defaults, 0, 2]]', false],
  ['user: {name: ops, expiredate: 2032-09-01}', false],
  ['user: {name: ops, expiredate: "2032-09-01"}', true],
  ['mounts: [/dev/sdb]', false],
  ['swap: {filename: /swap, size: 2G}', true],
  ['swap: {file: /swap}', false],
  ['growpart: {mode: auto, devices: [/]}', true],
  ['growpart: {mode: never}', false],
  ['resize_rootfs: noblock', true],
  ['resize_rootfs: blok', false],
  ['locale: en_GB.UTF-8', true],
  ['timezone: 1', false],
  ['keyboard: {layout: gb}', true],
  ['keyboard: {variant: dvorak}', false],
  ['apt: {sources: {a: {source: "ppa:a/b"}}}', true],
  ['apt: {}', false],
  ['ca_certs: {trusted: [a]}', true],
  ['ca_certs: {trusted: a}', false],
  ['ssh_authorized_keys: [ssh-ed25519 AAAA]', true],
  ['ssh_authorized_keys: ssh-ed25519 AAAA', false],
  ['phone_home: {url: "http://mirror.example", post: all}', true],
  ['phone_home: {post: all}', false],
  ['disk_setup: {/dev/sdb: {table_type: gpt, layout: true}}', true],
  ['disk_setup: {/dev/sdb: {table_type: dos}}', false],
  ['yum_repos: {a: {baseurl: "http://mirror.example", gpgcheck: true}}', true],
  ['yum_repos: {a: {name: b}}', false],
  ['manage_etc_hosts: localhost', true],
  ['manage_etc_hosts: remote', false],
  ['snap: {commands: [[install, a]]}', true],
  ['snap: {commands: install a}', false],
];

const texts = AGREED.map(([body]) => `#cloud-config\n${body}\n`);

test('vaq judges as the table says', () => {
  const judged = texts.map((text) => checkUserData(text).every(({ severity }) => severity !== 'error'));
  assert.deepEqual(
    judged,
    AGREED.map(([, isValid]) => isValid),
  );
});

if (existsSync(SCHEMA)) {
  test('the installed cloud-init judges as the table says', () => {
    const input = JSON.stringify(texts);
    const output = execFileSync('/usr/bin/python3', ['-c', JUDGE], { input, encoding: 'utf8' });
    const verdicts = JSON.parse(output) as readonly boolean[];
    const differing = AGREED.filter(([, isValid], index) => verdicts[index] !== isValid).map(
      ([body]) => body,
    );
    console.log(`cloud-init as installed: ${texts.length} texts, ${texts.length - differing.length} agree`);
    assert.deepEqual(differing, []);
  });
}

test.run();
