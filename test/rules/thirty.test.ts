import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { conciseFindings } from '../support/concise-validate.ts';
import { fixtureFiles } from '../support/memory-source.ts';

const test = suite('rules/thirty');

/** A host of the subnet `rack1` that is right; its number makes its name, its MAC and its address. */
function host(number: number): string {
  return `name: h${number}
interfaces:
  - type: physical
    name: eth0
    mac: 52:54:00:00:01:${number}
    subnet: rack1
    ipv4: 198.51.100.${number}
workflow: debian
metadata:
  disk: /dev/vda
`;
}

/** A boot, the operating system or the asset that it is about, and a workflow and a host that lead to it. */
function way(number: number, id: string, boot: string): Readonly<Record<string, string>> {
  return {
    [`boot/${id}.yml`]: `id: ${id}\n${boot}`,
    [`workflows/${id}.yml`]: `id: ${id}\nworkflow:\n  - boot: ${id}\n`,
    [`sites/ams1/${id}.yml`]: host(number).replace('workflow: debian', `workflow: ${id}`),
  };
}

function os(id: string, kernel: string, cmdline: string): string {
  return `id: ${id}\nos_family: Debian\nmajor_version: "12"\nboot:\n  kernel: ${kernel}\n${cmdline}`;
}

/** What stands where, and what is to be found there. */
interface Mistake {
  readonly file: string;
  readonly text: string;
  readonly found: string;
}

const inHost = (number: number, from: string, to: string, found: string): Mistake => {
  const text = host(number).replace(from, to);
  assert.notEqual(text, host(number));
  return { file: `sites/ams1/c${number}.yml`, text, found };
};

const PRESEED = fixtureFiles('minimal').get('assets/preseed/preseed.cfg.ejs')!;

const MISTAKES: readonly Mistake[] = [
  inHost(
    20,
    '01:20',
    '01:19',
    '5:10: error: the MAC 52:54:00:00:01:19 is already that of ams1/h19 [host/duplicate-mac]',
  ),
  inHost(
    21,
    '100.21',
    '100.19',
    '7:11: error: the address 198.51.100.19 is already that of ams1/h19 [host/duplicate-address]',
  ),
  inHost(
    22,
    'name: h22',
    'name: h19',
    '1:7: error: another host of this site is already called `h19` [host/duplicate-name]',
  ),
  inHost(
    23,
    'name: h23\n',
    'name: h23\nuuid: 6A1B0C9E-3D2F-4B5A-8C7D-0123456789AB\n',
    '2:7: error: the UUID 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab is already that of ams1/h19 [host/duplicate-uuid]',
  ),
  inHost(
    24,
    'name: h24\n',
    'name: h24\nserial: CZJ0420A1\n',
    '2:9: error: the serial number `CZJ0420A1` is already that of ams1/h19 [host/duplicate-serial]',
  ),
  inHost(
    25,
    '198.51.100.25',
    '203.0.113.25',
    '7:11: error: 203.0.113.25 lies outside the subnet `rack1`, 198.51.100.0/24 [subnet/address-outside]',
  ),
  inHost(
    26,
    '100.26',
    '100.255',
    '7:11: error: 198.51.100.255 is the broadcast address of the subnet `rack1`, 198.51.100.0/24; no machine can have it [subnet/reserved-address]',
  ),
  inHost(
    27,
    '100.27',
    '100.1',
    '7:11: error: 198.51.100.1 is the address of the service; give the host another, or state `never_provision: true` if it is the machine that runs vaq [subnet/address-taken]',
  ),
  inHost(
    28,
    'workflow: debian',
    'workflow: debain',
    '8:11: error: the workflow `debain` does not exist; did you mean `debian`? [link/unknown-id]',
  ),
  inHost(
    29,
    '01:29',
    '01:2g',
    '5:10: error: `52:54:00:00:01:2g` is not a MAC: six pairs of hexadecimal digits, as `52:54:00:12:34:56` [value/mac]',
  ),
  inHost(
    30,
    '100.30',
    '100.300',
    '7:11: error: `198.51.100.300` is not an IPv4 address: four numbers from 0 to 255, as `198.51.100.7` [value/ipv4]',
  ),
  inHost(
    31,
    'name: h31\n',
    'name: h31\nuuid: 6a1b0c9e-3d2f\n',
    '2:7: error: `6a1b0c9e-3d2f` is not a UUID: 32 hexadecimal digits, as `6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab` [value/uuid]',
  ),
  inHost(
    32,
    'name: h32',
    'name: h_32',
    '1:7: error: `h_32` is not a host name: 1 to 63 letters, digits and hyphens, as `r1-01` [value/hostname]',
  ),
  inHost(
    33,
    'subnet:',
    'subent:',
    '6:5: error: unknown key `subent`; did you mean `subnet`? [schema/unknown-key]',
  ),
  inHost(
    34,
    'metadata:\n  disk: /dev/vda',
    'metadata: /dev/vda',
    '9:11: error: expected a map, found the text `/dev/vda` [schema/type]',
  ),
  inHost(35, 'workflow: debian\n', '', '1:1: error: the key `workflow` is missing [schema/missing-key]'),
  inHost(
    36,
    'type: physical',
    'type: psychical',
    '3:11: error: expected one of `physical`, `bmc`, `bond`, `vlan`, `bridge`, found the text `psychical`; did you mean `physical`? [schema/value]',
  ),
  inHost(
    37,
    'mac: 52',
    'mac: {52',
    '6:5: error: a quote, `[` or `{` that was opened above is not closed (deficient indentation) [document/syntax]',
  ),
  inHost(
    38,
    'metadata:',
    'name: h39\nmetadata:',
    '9:1: error: the key `name` stands twice in this map, and only one of the two can hold [document/duplicate-key]',
  ),
  inHost(
    40,
    '    mac: 52:54:00:00:01:40\n',
    '',
    '3:5: error: neither a MAC on the primary interface nor a UUID: the machine cannot be recognised [host/no-identity]',
  ),
  inHost(
    41,
    'name: eth0',
    'name: ilo',
    '3:11: warning: `ilo` is what a management controller is called, but as `physical` it is offered an installation; write `type: bmc` [host/bmc-bootable]',
  ),
  inHost(
    42,
    'disk: /dev/vda',
    'disk: /dev/vda\n  root_password: correct-horse',
    '11:18: warning: `root_password` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do [metadata/credential]',
  ),
  inHost(
    43,
    '    subnet: rack1\n    ipv4: 198.51.100.43',
    '    ipv4: 192.0.2.43',
    '6:5: error: the subnet of `192.0.2.43` is not stated and no subnet of the site contains it; add `subnet:` [link/no-subnet]',
  ),
  {
    file: 'sites/nyc1/rack1.yml',
    text: host(44),
    found: '1:1: error: the site of this host has no `sites/nyc1/env.yml` [link/no-site]',
  },
  {
    file: 'sites/fra1/env.yml',
    text: 'id: fra1\nsubnets:\n  - id: rack1\n    cidr: 203.0.113.0/33\n',
    found:
      '4:11: error: `203.0.113.0/33` is not a network: an address, a slash and 0 to 32, as `198.51.100.0/24` [value/cidr]',
  },
  {
    file: 'os/twice.yml',
    text: os('twice', 'debian12/linux', 'cmdline:\n  - console: ttyS0,9600\n  - console: ttyS0\n'),
    found:
      '8:14: warning: `ttyS0` is a console already, and the kernel keeps its first options: `console=ttyS0,9600` holds, `console=ttyS0` does not; remove one [cmdline/console]',
  },
  {
    file: 'os/gone.yml',
    text: os('gone', 'debian12/linus', ''),
    found:
      '5:11: error: `debian12/linus` is not declared in files.yml; did you mean `debian12/linux`? [file/undeclared]',
  },
  {
    file: 'boot/live.yml',
    text: 'id: live\noperating_system: debian12\n',
    found:
      '1:1: error: nothing ends this boot, so that the machine is given it at every start: it has no configuration that could call checkpoint(); state `done: never` [boot/never-ends]',
  },
  {
    file: 'assets/preseed/broken.cfg.ejs',
    text: PRESEED.replace('md.disk', 'md.dsik'),
    found: '18:37: error: md has no dsik; did you mean disk? [template/missing-key]',
  },
  {
    file: 'assets/preseed/wrong.cfg.ejs',
    text: PRESEED.replace('clock-setup/utc boolean true', 'clock-setup/utc boolean yes'),
    found: '14:29: error: `yes` is neither true nor false: write `true` [preseed/boolean-value]',
  },
];

/** What is right, and leads to what is not. */
const RIGHT: Readonly<Record<string, string>> = {
  'sites/ams1/c19.yml': host(19).replace(
    'name: h19\n',
    'name: h19\nuuid: 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab\nserial: CZJ0420A1\n',
  ),
  ...way(60, 'twice', 'operating_system: twice\ndone: never\n'),
  ...way(61, 'gone', 'operating_system: gone\ndone: never\n'),
  ...way(62, 'live', ''),
  ...way(63, 'broken', 'operating_system: debian12\nunattended: { type: preseed, use: broken.cfg }\n'),
  ...way(64, 'wrong', 'operating_system: debian12\nunattended: { type: preseed, use: wrong.cfg }\n'),
};

function ruleOf({ found }: Mistake): string {
  return /\[(\S+)\]$/.exec(found)![1]!;
}

test('thirty different mistakes in thirty files are found in one run, each at its place, and nothing else', async () => {
  const files = fixtureFiles('minimal');
  for (const [path, text] of Object.entries(RIGHT)) files.set(path, text);
  for (const { file, text } of MISTAKES) files.set(file, text);
  assert.equal(new Set(MISTAKES.map(({ file }) => file)).size, 30);
  const expected = MISTAKES.map(({ file, found }) => `${file}:${found}`);
  assert.deepEqual([...(await conciseFindings(files))].sort(), expected.sort());
  assert.equal(new Set(MISTAKES.map(ruleOf)).size, 30);
});

test('what is right in this tree is clean by itself', async () => {
  const files = fixtureFiles('minimal');
  for (const [path, text] of Object.entries(RIGHT)) files.set(path, text);
  files.set('os/twice.yml', os('twice', 'debian12/linux', ''));
  files.set('os/gone.yml', os('gone', 'debian12/linux', ''));
  files.set('boot/live.yml', 'id: live\noperating_system: debian12\ndone: never\n');
  for (const name of ['broken', 'wrong']) files.set(`assets/preseed/${name}.cfg.ejs`, PRESEED);
  assert.deepEqual(await conciseFindings(files), []);
});

test.run();
