import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { KINDS } from '../../../src/kinds/index.ts';
import { bootKind } from '../../../src/rules/boot/kind.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/boot/kind');

const os = (family: string): string =>
  `id: debian12\nos_family: ${family}\nmajor_version: "12"\nboot: { kernel: debian12/linux }\n`;
const boot = (type: string): string =>
  `id: debian\noperating_system: debian12\nunattended:\n  type: ${type}\n  use: a\n`;

test('the operating system reads the kind of configuration', async () => {
  assert.deepEqual(await ruled(bootKind), []);
  assert.deepEqual(await ruled(bootKind, { 'os/debian12.yml': os('Rocky') }), [
    'boot/debian.yml:5:9-5:16 error boot/kind: Rocky 12 (os `debian12`) does not read `preseed`',
  ]);
  const untyped = {
    'boot/debian.yml': boot('untyped'),
    'assets/untyped/a': '',
    'os/debian12.yml': os('Plan9'),
  };
  assert.deepEqual(await ruled(bootKind, untyped), []);
});

test('a kind that this version does not make says which it makes', async () => {
  const known = KINDS.map(({ name }) => name);
  for (const type of ['kickstart', 'preseed', 'autoinstall', 'cloud-config', 'ignition', 'untyped']) {
    if (known.includes(type)) continue;
    const files = { 'boot/debian.yml': boot(type), [`assets/${type}/a`]: '' };
    assert.deepEqual(await ruled(bootKind, files), [
      `boot/debian.yml:4:9-4:${9 + type.length} error boot/kind: this version of vaq does not make \`${type}\` yet; it makes ${known.map((name) => `\`${name}\``).join(', ')}`,
    ]);
  }
});

test('a boot without a configuration has no kind', async () => {
  const files = {
    'boot/debian.yml': 'id: debian\noperating_system: debian12\n',
    'os/debian12.yml': os('Rocky'),
  };
  assert.deepEqual(await ruled(bootKind, files), []);
});

test.run();
