import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { grubWish, openGrub } from '../../../src/boot/session/grub.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';
import { type Scene, type SceneWish, withScene } from '../../support/session-scene.ts';

const test = suite('boot/session/grub');

const host = (name: string, last: number, more: string): string => `---
name: ${name}
workflow: debian12
metadata: {disk: /dev/vda}
interfaces: [{type: physical, name: eth0, mac: "52:54:00:00:01:${last}", ipv4: 198.51.100.${last}}]
${more}
`;

const TREE = fourHostsWith({
  'sites/ams1/grub.yml':
    host('by-grub', 51, 'boot_programs: {efi-x86_64: shim-grub}') +
    host('on-arm', 52, 'boot_programs: {efi-arm64: shimaa64.efi}') +
    host('held', 53, 'boot_programs: {efi-x86_64: shim-grub}\nnever_provision: true'),
  'files.yml':
    'files:\n  - {path: debian12/linux}\n  - {path: debian12/initrd.gz}\n  - {path: shimaa64.efi}\n',
});

let ground: Ground;
test.before(async () => {
  ground = await openGround(TREE);
});
test.after(() => ground.close());

const within = (wish: SceneWish, run: (scene: Scene) => Promise<void>) => withScene(ground, wish, run);

/** What a GRUB at 198.51.100.`last` gets by a name: a text, or the number of an error and its message. */
async function ask({ session }: Scene, name: string, last: number): Promise<string> {
  const got = await openGrub(session, '198.51.100.1', grubWish(name)!, `198.51.100.${last}`);
  if ('code' in got) return `${got.code} ${got.message}`;
  return Buffer.from(await got.read(0, got.size)).toString();
}

const OWN = 'grub/grub.cfg-01-52-54-00-00-01-51';

test('configurations are known by their names, in any folder', () => {
  const mac = '52:54:00:00:01:51';
  for (const name of [OWN, 'grub.cfg-01-52:54:00:00:01:51', 'EFI/debian/grub.cfg-01-52-54-00-00-01-51'])
    assert.deepEqual(grubWish(name), { mac }, name);
  for (const name of ['grub.cfg', 'grub/grub.cfg', 'a/b/grub.cfg'])
    assert.deepEqual(grubWish(name), { mac: null });
  for (const name of [
    'grub/grub.cfg-C6336433',
    'grub/x86_64-efi/fs.lst',
    'mygrub.cfg',
    'grub.cfg/x',
    'autoexec.ipxe',
  ])
    assert.equal(grubWish(name), null, name);
});

test('a host that is due gets its artifact, by its MAC and by its address, and the journal has it once for each', async () => {
  await within({ named: ['ams1/by-grub'] }, async (scene) => {
    const { artifacts } = scene.session.parts.rendered.get('ams1/by-grub')!.get('debian12')!;
    const { content } = artifacts!.find(({ path }) => path === 'grub.cfg')!;
    assert.equal(await ask(scene, OWN, 51), content);
    assert.equal(await ask(scene, 'grub/grub.cfg', 51), content);
    assert.deepEqual(
      (await scene.events()).map((event) =>
        'outcome' in event ? [event.kind, event.outcome] : [event.kind],
      ),
      [
        ['script', 'network'],
        ['script', 'network'],
      ],
    );
    assert.equal((await scene.get('/config/52-54-00-00-01-51', '198.51.100.51')).status, 200);
  });
});

test('a host that is not due is told to leave GRUB', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    for (const last of [51, 53]) {
      const text = await ask(scene, 'grub/grub.cfg', last);
      assert.match(text, /^# ams1\/\S+ boots its disk\.\necho 'vaq: ams1\/\S+ boots its disk'\nexit\n$/);
    }
  });
});

test('a host that waits for its turn asks again by itself, and only the first that it reads goes round', async () => {
  const rollout = new Map([
    ...TREE,
    // By its name it comes after the others.
    ['sites/ams1/grub.yml', TREE.get('sites/ams1/grub.yml')!.replace('by-grub', 'z-grub')],
    ['workflows/debian12.yml', 'id: debian12\nworkflow: [{boot: debian12}]\ndeps: {max_concurrent: 1}\n'],
  ]);
  const waiting = await openGround(rollout);
  try {
    await withScene(waiting, { named: ['ams1/r1-01', 'ams1/z-grub'] }, async (scene) => {
      await scene.get('/ipxe?mac=52-54-00-00-00-01', '198.51.100.11');
      for (const name of [OWN, 'grub/grub.cfg'])
        assert.equal(
          await ask(scene, name, 51),
          `# ams1/z-grub waits for its turn.
echo 'vaq: ams1/z-grub waits for its turn in the rollout, and asks again in 30 seconds'
if [ "$vaq_waits" != 1 ] ; then
    set vaq_waits=1
    export vaq_waits
    while [ "$vaq_waits" = 1 ] ; do
        sleep 30
        configfile (tftp,198.51.100.1)/${OWN}
    done
fi
`,
        );
      const { body } = await scene.get('/config/52-54-00-00-00-01', '198.51.100.11');
      await scene.get(/\/checkpoint\/\w+/.exec(body)![0], '198.51.100.11');
      assert.match(await ask(scene, OWN, 51), /^# ams1\/z-grub, boot debian12, /);
    });
  } finally {
    await waiting.close();
  }
});

test('a kernel of another architecture is refused with its reason', async () => {
  await within({ named: ['ams1/on-arm'] }, async (scene) => {
    assert.match(
      await ask(scene, 'grub/grub.cfg', 52),
      /^# ams1\/on-arm is not served: the boot debian12 is for x86_64, and this machine's firmware is arm64\n/,
    );
  });
});

test('who is not started by GRUB, a stranger, and a neighbour get nothing', async () => {
  await within({ named: ['ams1/r1-01', 'ams1/by-grub'] }, async (scene) => {
    assert.equal(await ask(scene, 'grub/grub.cfg', 11), '1 vaq: ams1/r1-01 is not started by GRUB');
    assert.equal(
      await ask(scene, 'grub.cfg-01-52-54-00-00-99-99', 99),
      '1 vaq: this machine is not known here',
    );
    assert.equal(await ask(scene, OWN, 11), '1 vaq: this is not for your address');
    const kinds = (await scene.events()).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['unknown-client'], 'nobody was given a boot');
  });
});

test('at an address that is not known, GRUB is told to ask with its MAC', async () => {
  await within({}, async (scene) => {
    assert.equal(
      await ask(scene, 'grub/grub.cfg', 99),
      `configfile (tftp,198.51.100.1)/grub/grub.cfg-01-$net_default_mac
echo 'vaq: this machine is not known here'
sleep 15
exit
`,
    );
  });
});

test.run();
