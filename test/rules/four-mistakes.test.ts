import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { conciseFindings } from '../support/concise-validate.ts';
import { fixtureFiles } from '../support/memory-source.ts';

const test = suite('rules/four-mistakes');

const RACK1 = 'sites/ams1/rack1.yml';
const PRESEED = 'assets/preseed/debian12.cfg.ejs';

/** A text of the fixture that is replaced by another, once. */
type Edit = readonly [file: string, from: string, to: string];

const TEMPLATE: Edit = [PRESEED, 'md.timezone', 'md.timezoen'];
const TEMPLATE_FOUND = `${PRESEED}:21:29: error: md has no timezoen; did you mean timezone? [template/missing-key]`;

async function found(...edits: readonly Edit[]): Promise<readonly string[]> {
  const files = fixtureFiles('four');
  for (const [file, from, to] of edits) {
    const text = files.get(file) ?? '';
    assert.equal(text.split(from).length, 2, `${from} stands not once in ${file}`);
    files.set(file, text.replace(from, to));
  }
  return conciseFindings(files);
}

/** Lines of the cluster from a host's name to its end, with a replacement in them. */
function inHost(name: string, from: RegExp, to: string): Edit {
  const text = fixtureFiles('four').get(RACK1)!;
  const document = text.split('---\n').find((part) => part.startsWith(`name: ${name}\n`))!;
  const mended = document.replace(from, to);
  assert.notEqual(mended, document);
  return [RACK1, document, mended];
}

test('the tree is clean before', async () => {
  assert.deepEqual(await found(), []);
});

test('four mistakes on four hosts and in their template are four findings', async () => {
  assert.deepEqual(
    await found(
      inHost('r1-01', /mac:/, 'mca:'),
      inHost('r1-02', /mac: \S+/, 'mac: 52:54:00:00:00:0x'),
      inHost('r1-03', /workflow: debian12/, 'workflow: debain12'),
      TEMPLATE,
    ),
    [
      TEMPLATE_FOUND,
      `${RACK1}:9:5: error: unknown key \`mca\`; did you mean \`mac\`? [schema/unknown-key]`,
      `${RACK1}:17:10: error: \`52:54:00:00:00:0x\` is not a MAC: six pairs of hexadecimal digits, as \`52:54:00:12:34:56\` [value/mac]`,
      `${RACK1}:27:11: error: the workflow \`debain12\` does not exist; did you mean \`debian12\`? [link/unknown-id]`,
    ],
  );
});

test('all on one host, which its template cannot be tried with: another shows the fourth', async () => {
  const text = fixtureFiles('four').get(RACK1)!;
  const [, first] = text.split('---\n');
  const mended = first!
    .replace('interfaces:', 'interfcaes:')
    .replace(/mac: \S+/, 'mac: 52:54:00:00:00')
    .replace('workflow: debian12', 'workflow: none');
  assert.deepEqual(await found([RACK1, first!, mended], TEMPLATE), [
    TEMPLATE_FOUND,
    `${RACK1}:6:1: error: unknown key \`interfcaes\`; did you mean \`interfaces\`? [schema/unknown-key]`,
    `${RACK1}:9:10: error: \`52:54:00:00:00\` is not a MAC: six pairs of hexadecimal digits, as \`52:54:00:12:34:56\` [value/mac]`,
    `${RACK1}:11:11: error: the workflow \`none\` does not exist; there is \`debian12\` [link/unknown-id]`,
  ]);
});

test('on the only host there is, all that can be told is told in one run', async () => {
  const files = fixtureFiles('four');
  files.set(
    RACK1,
    'metadta:\n  disk: /dev/vda\n---\nname: only\ninterfaces:\n  - type: physcal\n    mac: 52:54:00:00:00:0x\n    ipv4: 198.51.100.11\nworkflow: debian12\nnever_provision: no\n',
  );
  files.set(PRESEED, files.get(PRESEED)!.replace('md.timezone', 'md.timezoen'));
  assert.deepEqual(await conciseFindings(files), [
    TEMPLATE_FOUND,
    `${RACK1}:1:1: error: unknown key \`metadta\`; did you mean \`metadata\`? [schema/unknown-key]`,
    `${RACK1}:6:11: error: expected one of \`physical\`, \`bmc\`, \`bond\`, \`vlan\`, \`bridge\`, found the text \`physcal\`; did you mean \`physical\`? [schema/value]`,
    `${RACK1}:7:10: error: \`52:54:00:00:00:0x\` is not a MAC: six pairs of hexadecimal digits, as \`52:54:00:12:34:56\` [value/mac]`,
    `${RACK1}:10:18: error: expected true or false, found the text \`no\`; in YAML 1.2 \`no\` is a text, write \`false\` [schema/type]`,
  ]);
});

test('in clusters of several documents and files, each stands where it was made', async () => {
  const files = fixtureFiles('four');
  const [header, ...hosts] = files.get(RACK1)!.split('---\n');
  const rack2 = hosts
    .map((text) =>
      text
        .replace('r1-', 'r2-')
        .replace(/00:0(\d)$/m, '02:0$1')
        .replace(/\.1(\d)$/m, '.2$1'),
    )
    .map((text, at) => (at === 1 ? text.replace('ipv4:', 'ipv5:') : text));
  files.set('sites/ams1/rack2.yml', [header, ...rack2].join('---\n').replace('02:03', '02:0z'));
  files.set(
    'sites/ams1/rack3.yaml',
    hosts[3]!
      .replace('r1-04', 'r3-01')
      .replace('00:04', '03:01')
      .replace('.14', '.31')
      .replace('debian12', 'debian13'),
  );
  files.set(RACK1, files.get(RACK1)!.replace('disk: /dev/sda', 'disc: /dev/sda'));
  files.set(PRESEED, files.get(PRESEED)!.replace('md.timezone', 'md.timezoen'));
  assert.deepEqual(await conciseFindings(files), [
    TEMPLATE_FOUND,
    `sites/ams1/rack2.yml:18:5: error: unknown key \`ipv5\`; did you mean \`ipv4\`? [schema/unknown-key]`,
    `sites/ams1/rack2.yml:25:10: error: \`52:54:00:00:02:0z\` is not a MAC: six pairs of hexadecimal digits, as \`52:54:00:12:34:56\` [value/mac]`,
    `sites/ams1/rack3.yaml:7:11: error: the workflow \`debian13\` does not exist; did you mean \`debian12\`? [link/unknown-id]`,
  ]);
});

test('what a misspelt key takes away is not missed anywhere else', async () => {
  const table: readonly (readonly [Edit, string])[] = [
    [
      ['vaq.yml', 'metadata:', 'metdata:'],
      'vaq.yml:3:1: error: unknown key `metdata`; did you mean `metadata`? [schema/unknown-key]',
    ],
    [
      ['vaq.yml', 'version: 1', 'verison: 1'],
      'vaq.yml:1:1: error: unknown key `verison`; did you mean `version`? [schema/unknown-key]',
    ],
    [
      ['vaq.yml', 'metadata:', 'vars:'],
      'vaq.yml:3:1: error: unknown key `vars`; known here are `version`, `name`, `metadata`, `secrets` [schema/unknown-key]',
    ],
    [
      ['sites/ams1/env.yml', 'subnets:', 'subnet:'],
      'sites/ams1/env.yml:6:1: error: unknown key `subnet`; did you mean `subnets`? [schema/unknown-key]',
    ],
    [
      ['sites/ams1/env.yml', 'domain_name:', 'domain:'],
      'sites/ams1/env.yml:11:5: error: unknown key `domain`; known here are `id`, `cidr`, `gateway`, `dns`, `ntp`, `domain_name`, `vlan`, `service_addr`, `dhcp_options`, `boot_programs`, `metadata` [schema/unknown-key]',
    ],
    [
      ['boot/debian12.yml', 'operating_system:', 'operating-system:'],
      'boot/debian12.yml:3:1: error: unknown key `operating-system`; did you mean `operating_system`? [schema/unknown-key]',
    ],
    [
      ['boot/debian12.yml', 'unattended:', 'unatended:'],
      'boot/debian12.yml:4:1: error: unknown key `unatended`; did you mean `unattended`? [schema/unknown-key]',
    ],
    [
      ['os/debian12.yml', 'major_version: "12"', 'major_version: 12'],
      'os/debian12.yml:4:16: error: expected a text, found the number 12; quote it: `"12"` [schema/type]',
    ],
    [
      ['files.yml', 'files:', 'file:'],
      'files.yml:1:1: error: unknown key `file`; did you mean `files`? [schema/unknown-key]',
    ],
  ];
  for (const [edit, expected] of table) assert.deepEqual(await found(edit), [expected], edit.join(' '));
});

test.run();
