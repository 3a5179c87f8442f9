import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { transpile } from '../../../../src/kinds/ignition/transpile/transpile.ts';
import { FCOS, FLATCAR, fcos } from './said.ts';

const test = suite('kinds/ignition/transpile/fuzz');

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const BUTANE = fcos(
  '1.6.0',
  `boot_device:
  layout: x86_64
  mirror: { devices: [/dev/sda, /dev/sdb] }
  luks: { tpm2: true }
storage:
  files:
    - path: /etc/a
      mode: 0644
      contents: { inline: "‹secret a› ä" }
  filesystems:
    - device: /dev/sdc1
      path: /var/lib
      format: xfs
      with_mount_unit: true
systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        ExecStart=/bin/true
grub:
  users: [{ name: root, password_hash: x }]
`,
);

const CONTAINER_LINUX = `etcd: { version: 3.3.1, name: a }
flannel: { version: 0.7.0, network_config: "{}" }
docker: { flags: [a] }
update: { group: stable }
locksmith: { reboot_strategy: off, window_start: "Sun 1:00", window_length: 1h }
storage:
  disks: [{ device: /dev/sda, partitions: [{ size: 1GiB, start: 1MiB }] }]
  files: [{ path: /a, mode: 0644, contents: { remote: { url: "https://mirror.example" } } }]
passwd: { users: [{ name: core, create: { uid: 1 } }] }
`;

const PIECES = [
  '',
  ' ',
  '\n',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  'null',
  '~',
  '0',
  '-1',
  '1e9',
  '"',
  '‹secret x›',
  '&a ',
  '*a',
  '<<: ',
  '__proto__: ',
];

function mutated(text: string, next: () => number): string {
  let result = text;
  for (let count = 1 + Math.floor(next() * 4); count > 0; count -= 1) {
    const at = Math.floor(next() * result.length);
    const piece = PIECES[Math.floor(next() * PIECES.length)]!;
    result = result.slice(0, at) + piece + result.slice(at + Math.floor(next() * 12));
  }
  return result;
}

for (const [name, text, os] of [
  ['Butane', BUTANE, FCOS],
  ['Container Linux', CONTAINER_LINUX, FLATCAR],
] as const) {
  test(`${name}: a text that is whole becomes JSON without an error`, () => {
    const { text: made, findings } = transpile(text, os);
    assert.notEqual(made, null);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  test(`${name}: of 700 mutated texts each becomes JSON, the same one twice, or says an error in it`, () => {
    const next = random(2026);
    for (let count = 0; count < 700; count += 1) {
      const mutant = mutated(text, next);
      const { text: made, findings } = transpile(mutant, os);
      assert.deepEqual(transpile(mutant, os), { text: made, findings });
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (made === null || errors.length === 0)
        assert.ok(made === null ? errors.length > 0 : JSON.parse(made), mutant);
      const lines = mutant.split('\n').length;
      for (const { range } of findings)
        assert.ok(range.start.line >= 1 && range.start.line <= lines + 1, mutant);
    }
  });
}

test.run();
