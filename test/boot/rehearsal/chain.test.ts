import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { suite } from 'uvu';
import type { Chain } from '../../../src/boot/rehearsal/chain.ts';
import { jsonChains, prettyChains } from '../../../src/boot/rehearsal/chain-formats.ts';
import { previewChain } from '../../../src/boot/rehearsal/chain-preview.ts';
import type { ClientName } from '../../../src/boot/rehearsal/clients.ts';
import type { Ground } from '../../support/session-ground.ts';
import { SAMPLE } from '../session/sample.ts';
import { onGround, sampleTree, wishOn } from './sample.ts';

const test = suite('boot/rehearsal/chain');

const MORE = Object.fromEntries([...SAMPLE].filter(([path]) => !path.startsWith('sites/ams1/env')));
const { 'files.yml': _files, ...SPECIAL } = MORE;

/** Every host of the sessions' tests, with boot programs that are declared. */
function special(
  from = '',
  to = '',
  more: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  return sampleTree(from, to, { ...SPECIAL, ...more });
}

async function chains(
  ground: Ground,
  host: string,
  firmware: ClientName | null = null,
): Promise<readonly Chain[]> {
  const { opened, sandbox } = ground;
  const seen = await previewChain(opened, sandbox, { firmware, ...wishOn(ground, { hosts: [host] }) });
  assert.ok(seen.ok, JSON.stringify(seen));
  return seen.hosts;
}

/** How each time that the machine is switched on ends. */
function outcomes(chain: Chain | undefined): readonly string[] {
  return chain!.rounds.map(({ boot, outcome }) => `${boot ?? 'disk'}: ${outcome}`);
}

/** A text with the folder of the ground and the tokens, which differ from run to run, made equal. */
function stable(text: string, { root }: Ground): string {
  return text.replaceAll(root, 'ROOT').replace(/[0-9a-f]{12,64}(?:…|\b)/g, 'HEX');
}

function golden(name: string): string {
  return readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
}

const over = (boot: string): string => `${boot}: ${boot} is done (attempt 1), and the machine starts again`;
const DISK = 'disk: the firmware starts the disk: it is told of no boot program';

test('two boots, their checkpoints and the disk, as people and programs read it', async () => {
  await onGround(special(), async (ground) => {
    const [chain] = await chains(ground, 'two-step', 'bios');
    assert.equal(chain!.broken, null);
    assert.equal(stable(prettyChains([chain!]), ground), golden('chain-two-step.txt'));
    assert.equal(stable(jsonChains('a revision', [chain!]), ground), golden('chain-two-step.json'));
  });
});

test('a machine is tried with each firmware that its architecture may have, each from the beginning', async () => {
  await onGround(special(), async (ground) => {
    const all = await chains(ground, 'r1-01');
    assert.deepEqual(
      all.map(({ firmware }) => firmware),
      ['bios', 'uefi', 'uefi-http'],
    );
    for (const chain of all) assert.deepEqual(outcomes(chain), [over('debian12'), DISK], chain.firmware);
  });
});

test('iPXE in the ROM asks for its script also when it is to start the disk', async () => {
  await onGround(special(), async (ground) => {
    const ends = 'sanboot --no-describe --drive 0x80';
    const [bios] = await chains(ground, 'r1-01', 'ipxe-bios');
    assert.deepEqual(outcomes(bios), [over('debian12'), `disk: the firmware starts the disk: ${ends}`]);
    const [uefi] = await chains(ground, 'r1-01', 'ipxe-uefi');
    const left = 'disk: the firmware starts the disk: iPXE gives back to it (exit 1)';
    assert.deepEqual(outcomes(uefi), [over('debian12'), left]);
    const scripts = uefi!.rounds.at(-1)!.asked.filter(({ asks }) => asks.includes('/ipxe?'));
    assert.equal(scripts.length, 1, 'an exit is no failure that is tried again');
    const [none] = await chains(ground, 'local-404', 'ipxe-bios');
    assert.match(
      outcomes(none)[1]!,
      /^disk: the firmware starts the disk: iPXE gives up \(GET .* → 404: this host boots its disk\)$/,
    );
  });
});

test('a boot is over when its configuration was fetched, and one that nothing ends goes on', async () => {
  await onGround(special(), async (ground) => {
    const [fetched] = await chains(ground, 'by-fetch', 'uefi');
    assert.deepEqual(outcomes(fetched), ['fetched: fetched is done: its configuration was fetched', DISK]);
    const [diskless] = await chains(ground, 'diskless', 'uefi');
    assert.deepEqual(outcomes(diskless), ['diskless: diskless runs; nothing ends it (`done: never`)']);
    const [held] = await chains(ground, 'held', 'uefi');
    assert.deepEqual(outcomes(held), [DISK]);
  });
});

test('beside another server, and where DHCP is left alone, the rest is the same', async () => {
  for (const mode of ['proxy', '"off"']) {
    await onGround(special('addr:', `dhcp_mode: ${mode}\n  addr:`), async (ground) => {
      const [chain] = await chains(ground, 'r1-01', 'uefi');
      const { broken, rounds } = chain!;
      assert.deepEqual([broken, rounds.length], [null, 2]);
      assert.equal(outcomes(chain)[0], over('debian12'));
    });
  }
});

const SHIM = {
  'sites/ams1/shim.yml': `name: by-shim
workflow: debian12
metadata: {disk: /dev/vda}
boot_programs: {efi-x86_64: sb/shimx64.efi}
interfaces: [{type: physical, name: eth0, mac: "52:54:00:00:03:01", ipv4: 198.51.100.151}]
`,
  'files.yml':
    'files:\n  - {path: debian12/linux}\n  - {path: debian12/initrd.gz}\n  - {path: boot/undionly.kpxe}\n  - {path: boot/snponly.efi}\n  - {path: sb/shimx64.efi}\n  - {path: sb/grubx64.efi}\n',
};

test('a shim leads to its GRUB, that to its configuration, and that to kernel and initrd by TFTP', async () => {
  await onGround(special('', '', SHIM), async (ground) => {
    const [chain] = await chains(ground, 'by-shim', 'uefi');
    assert.equal(chain!.broken, null);
    assert.deepEqual(outcomes(chain), [over('debian12'), DISK]);
    const [first] = chain!.rounds;
    const loaded = first!.asked.filter(({ asks }) => asks.startsWith('TFTP'));
    assert.deepEqual(
      loaded.map(({ who, asks, answer }) => `${who}: ${asks} → ${answer}`),
      [
        'firmware: TFTP sb/shimx64.efi → sent',
        'GRUB: TFTP sb/grubx64.efi → sent',
        'GRUB: TFTP grub/grub.cfg → sent',
        'GRUB: TFTP files/debian12/linux → sent',
        'GRUB: TFTP files/debian12/initrd.gz → sent',
      ],
    );
    assert.equal(first!.asked.filter(({ who }) => who === 'iPXE').length, 0);
  });
});

/** What breaks a chain, and what is said of it. */
async function breaks(
  files: ReadonlyMap<string, string>,
  host: string,
  firmware: ClientName,
  spoil: (ground: Ground) => void = () => undefined,
): Promise<string | null> {
  return onGround(files, async (ground) => {
    spoil(ground);
    const [chain] = await chains(ground, host, firmware);
    return chain!.broken && stable(chain!.broken, ground);
  });
}

test('a chain that breaks says where and why', async () => {
  const url = 'http://198.51.100.1';
  const without = (path: string) => (ground: Ground) => rmSync(`${ground.root}/files/${path}`);
  assert.equal(
    await breaks(special(), 'r1-01', 'bios', without('debian12/linux')),
    `GET ${url}/files/debian12/linux → 404: debian12/linux: ROOT/files/debian12/linux does not exist`,
  );
  assert.equal(
    await breaks(special(), 'r1-01', 'uefi', without('boot/snponly.efi')),
    'the firmware gets no boot program: the file `boot/snponly.efi` of `boot_programs` for efi-x86_64 is not there, or not declared in files.yml',
  );
  assert.equal(
    await breaks(special(), 'r1-01', 'arm64'),
    'the firmware gets no boot program: `snponly` for efi-arm64 is on no place of this machine where packages of iPXE put it; `vaq firmware` names the package; or declare a file of your own in `boot_programs`',
  );
  assert.equal(
    await breaks(special(), 'on-arm', 'bios'),
    "iPXE ends (exit 1); it says: vaq: ams1/on-arm is not served: the boot on-arm is for arm64, and this machine's firmware is i386",
  );
  const silent = special('', '', { 'assets/untyped/wipe.sh.ejs': 'wipe <%= md.disk %>\n' });
  assert.equal(
    await breaks(silent, 'two-step', 'bios'),
    'nothing that the machine is given names its checkpoint, so that wipe never ends',
  );
  const broken = special('', '', { 'assets/untyped/wipe.sh.ejs': 'wipe <%= md.dsik %>\n' });
  assert.equal(
    await breaks(broken, 'two-step', 'bios'),
    'it cannot be rendered: md has no dsik; did you mean disk?',
  );
});

test.run();
