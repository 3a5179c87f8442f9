import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { secretName } from '../../../src/rules/metadata/secret-name.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/metadata/secret-name');

const FORM = 'a secret goes by a name of letters, digits and `_ . / : @ -` between them, as `bmc/ams1`';
const vaq = (secret: string): Promise<readonly string[]> =>
  ruled(secretName, { 'vaq.yml': `version: 1\nmetadata: { keys: [a, { k: ${secret} }] }\n` });

test('a name is a text that a store can know', async () => {
  for (const name of ['a', '_', 'bmc_ams1', 'kv/ams1/bmc', 'ops@ams1:root.pw-2', '"7"', 'a'.repeat(255)])
    assert.deepEqual(await vaq(`{ $secret: ${name} }`), [], name);
  for (const [name, said] of [
    ['"a b"', 'is none'],
    ['""', 'is none'],
    ['/a', 'is none'],
    ['a/', 'is none'],
    ['"a\\nb"', 'is none'],
    ['"a›"', 'is none'],
    ['7', 'is no text'],
    ['true', 'is no text'],
    ['null', 'is no text'],
    ['[a]', 'is no text'],
  ] as const) {
    const found = await vaq(`{ $secret: ${name} }`);
    const json = name === '/a' || name === 'a/' ? `"${name}"` : name === '[a]' ? '["a"]' : name;
    assert.equal(found.length, 1, name);
    const [place, message] = found[0]!.split(' error metadata/secret-name: ');
    assert.equal(place, `vaq.yml:2:39-2:${39 + name.length}`);
    assert.equal(message, `${FORM}, and \`${json}\` ${said}`);
  }
  assert.equal((await vaq(`{ $secret: ${'a'.repeat(256)} }`)).length, 1);
});

test('a secret stands alone in its map', async () => {
  assert.deepEqual(await vaq('{ more: 1, $secret: a }'), [
    'vaq.yml:2:48-2:49 error metadata/secret-name: `$secret` stands alone in its map, and `more` is beside it: templates get the map, and no secret',
  ]);
});

test('it holds wherever a secret may stand', async () => {
  const bad = '{ $secret: a b }';
  const found = await ruled(secretName, {
    'sites/ams1/env.yml': `id: ams1\nsubnets: [{ id: rack1, cidr: 198.51.100.0/24, metadata: { k: ${bad} } }]\nmetadata: { k: ${bad} }\n`,
    'sites/ams1/rack1.yml': `name: r1-01
interfaces:
  - { type: physical, mac: 52:54:00:00:00:01, ipv4: 198.51.100.11 }
  - { type: bmc, mac: 52:54:00:00:00:02, bmc: { type: ipmi, password: ${bad} } }
workflow: debian
metadata: { k: ${bad} }
`,
    'os/debian12.yml': `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\ncmdline: [{ a: ${bad} }, { b: [x, ${bad}] }]\n`,
  });
  assert.deepEqual(
    found.map((line) => line.replace(/ error .*?(?= \| |$)/, '')),
    [
      'sites/ams1/env.yml:3:27-3:30',
      'sites/ams1/env.yml:2:73-2:76',
      'sites/ams1/rack1.yml:6:27-6:30 | hosts ams1/r1-01',
      'sites/ams1/rack1.yml:4:82-4:85 | hosts ams1/r1-01',
      'os/debian12.yml:5:27-5:30',
      'os/debian12.yml:5:56-5:59',
    ],
  );
});

test.run();
