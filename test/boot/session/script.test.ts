import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { loadArtifact } from '../../../src/state/artifact-store.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { type Got, type Scene, type SceneWish, startScene, withScene } from '../../support/session-scene.ts';
import { machine, SAMPLE } from './sample.ts';

const test = suite('boot/session/script');

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

const within = (wish: SceneWish, run: (scene: Scene) => Promise<void>) => withScene(ground, wish, run);

/** The script that the host at 198.51.100.`last` gets. */
function ask(scene: Scene, last: number, more = ''): Promise<Got> {
  const { id, address } = machine(last);
  return scene.get(`/ipxe?mac=${id}${more}`, address);
}

/** The boot in a script's title, `local` where it is the host's disk, else its status or the whole script. */
function gist({ status, body }: Got): string {
  if (status !== 200) return String(status);
  const boot = /^# \S+, boot (\S+)$/m.exec(body)?.[1];
  return boot ?? (/^# \S+ boots its disk\.$/m.test(body) ? 'local' : body);
}

test('a host that nobody named boots its disk, and the journal says so', async () => {
  await within({ named: ['ams1/r1-02'] }, async (scene) => {
    const got = await ask(scene, 11);
    assert.deepEqual(got, {
      status: 200,
      body: `#!ipxe
# ams1/r1-01 boots its disk.
echo vaq: ams1/r1-01 boots its disk
# BIOS: straight to the first disk, because "exit" drops some firmware into a loop.
# UEFI: "exit 1" hands back to the firmware, which goes on to its next boot entry.
iseq \${platform} efi && goto leave ||
sanboot --no-describe --drive 0x80 || goto leave

:leave
exit 1
`,
    });
    const [event, ...more] = await scene.events();
    const revision = 'work tree (in memory)';
    const { at, ...happening } = event!;
    assert.match(at, /^\d{4}-.*Z$/);
    assert.deepEqual(
      [happening, more],
      [{ kind: 'script', outcome: 'local', site: 'ams1', host: 'r1-01', revision }, []],
    );
  });
});

test('a host that was named gets its boot, recorded with its artifacts before the reply', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    const got = await ask(scene, 11);
    const { artifacts } = scene.session.parts.rendered.get('ams1/r1-01')!.get('debian12')!;
    assert.equal(got.body, artifacts!.find(({ kind }) => kind === 'ipxe')!.content);
    const [event] = await scene.events();
    assert.deepEqual(event, {
      kind: 'script',
      outcome: 'network',
      at: event!.at,
      site: 'ams1',
      host: 'r1-01',
      boot: 'debian12',
      step: 0,
      steps: 1,
      attempt: 1,
      done: 'checkpoint',
      revision: 'work tree (in memory)',
      macs: ['52:54:00:00:00:01'],
      artifacts: artifacts!.map(({ path, kind, contentType, contentId, sha256 }) => ({
        path,
        kind,
        contentType,
        contentId,
        sha256,
      })),
      conduct: {
        boots: ['debian12'],
        cluster: 'rack1',
        workflow: 'debian12',
        uuid: null,
        files: {},
        facts: {
          'MAC of eth0': '52:54:00:00:00:01',
          'address of eth0': '198.51.100.11',
          'network of eth0': '198.51.100.0/24',
          'gateway of eth0': '198.51.100.1',
          'name servers of eth0': '198.51.100.1',
          'domain of eth0': 'ams1.example',
          'host name of eth0': 'r1-01',
          'end of its boots': 'debian12 by checkpoint',
          architecture: 'x86_64',
        },
      },
    });
    for (const { contentId, canonical } of artifacts!)
      assert.deepEqual(await loadArtifact(scene.stateDir, contentId), { ok: true, value: canonical });
    assert.deepEqual(scene.log[0], {
      event: 'script',
      host: 'ams1/r1-01',
      message: 'is given debian12, attempt 1',
      boot: 'debian12',
      attempt: 1,
      step: 0,
      steps: 1,
      done: 'checkpoint',
      config: 'preseed.cfg',
      outcome: 'network',
    });
  });
});

test('the same script is given until the boot has ended, and then the disk', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    const first = await ask(scene, 11);
    assert.deepEqual(await ask(scene, 11), first);
    await report(scene, 11);
    assert.equal(gist(await ask(scene, 11)), 'local');
    assert.equal((await scene.stateOf('ams1/r1-01')).state, 'done');
  });
});

test('a host whose boot has failed boots its disk', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    await ask(scene, 11);
    await report(scene, 11, '?status=failed');
    assert.equal(gist(await ask(scene, 11)), 'local');
    assert.equal((await scene.stateOf('ams1/r1-01')).state, 'failed');
  });
});

/** Reports as the host's configuration says. */
async function report(scene: Scene, last: number, query = ''): Promise<Got> {
  const { id, address } = machine(last);
  const { body } = await scene.get(`/config/${id}`, address);
  return scene.get(`/checkpoint/${/checkpoint\/(\w+)/.exec(body)![1]}${query}`, address);
}

test('the second step is given after the first has reported, and not before', async () => {
  await within({ named: ['ams1/two-step'] }, async (scene) => {
    assert.equal(gist(await ask(scene, 101)), 'wipe');
    assert.equal(gist(await ask(scene, 101)), 'wipe');
    assert.equal((await report(scene, 101)).status, 200);
    assert.equal(gist(await ask(scene, 101)), 'debian12');
    assert.equal((await report(scene, 101)).status, 200);
    assert.equal(gist(await ask(scene, 101)), 'local');
    const said = scene.log.filter(({ event }) => event === 'script').map(({ message }) => message);
    assert.deepEqual(said, [
      'is given wipe (1 of 2), attempt 1',
      'is given wipe (1 of 2), attempt 1',
      'is given debian12 (2 of 2), attempt 1',
      'is told to boot its disk',
    ]);
    const { state, applied } = await scene.stateOf('ams1/two-step');
    assert.deepEqual([state, applied?.boots.map(({ boot }) => boot)], ['done', ['wipe', 'debian12']]);
  });
});

test('a boot that was under way goes on in the next session, with the same bytes', async () => {
  const first = await startScene(ground, { named: ['ams1/two-step'] });
  await ask(first, 101);
  await report(first, 101);
  const script = await ask(first, 101);
  await first.end();
  await within({ named: ['ams1/two-step'], stateDir: first.stateDir }, async (scene) => {
    const { id, address } = machine(101);
    assert.equal((await scene.get(`/config/${id}`, address)).status, 200);
    assert.deepEqual(await ask(scene, 101), script);
  });
});

test('a reinstallation is a new attempt, with other bytes', async () => {
  const first = await startScene(ground, { named: ['ams1/r1-01'] });
  const script = await ask(first, 11);
  const configuration = await first.get(`/config/${machine(11).id}`, machine(11).address);
  await report(first, 11);
  await first.end();
  const again = { named: ['ams1/r1-01'], reinstall: true, stateDir: first.stateDir };
  await within(again, async (scene) => {
    assert.deepEqual(await ask(scene, 11), script);
    assert.equal((await scene.stateOf('ams1/r1-01')).attempt, 2);
    const next = await scene.get(`/config/${machine(11).id}`, machine(11).address);
    assert.notEqual(next.body, configuration.body);
  });
});

test('a host that is never to be provisioned boots its disk, whoever names it', async () => {
  await within({ named: ['ams1/held'], reinstall: true, yes: true }, async (scene) => {
    assert.equal(gist(await ask(scene, 109)), 'local');
  });
});

const ARCHITECTURES: Readonly<Record<string, readonly [last: number, given: string]>> = {
  'arch=x86_64': [11, 'debian12'],
  'arch=i386': [11, 'debian12'],
  'arch=': [11, 'debian12'],
  'arch=arm64': [11, "the boot debian12 is for x86_64, and this machine's firmware is arm64"],
  'arch=arm64&platform=efi': [104, 'on-arm'],
  'arch=i386&platform=efi': [104, "the boot on-arm is for arm64, and this machine's firmware is i386"],
  'arch=x86_64&platform=efi': [104, "the boot on-arm is for arm64, and this machine's firmware is x86_64"],
};

for (const [query, [last, given]] of Object.entries(ARCHITECTURES)) {
  test(`198.51.100.${last} with ${query} gets: ${given}`, async () => {
    await within({ yes: true }, async (scene) => {
      const got = await ask(scene, last, `&${query}`);
      if (!given.includes(' ')) return assert.equal(gist(got), given);
      const label = last === 11 ? 'ams1/r1-01' : 'ams1/on-arm';
      // biome-ignore lint/suspicious/noTemplateCurlyInString: iPXE fills it in
      const reason = given.replace(/\w+$/, '${buildarch}');
      assert.deepEqual(got, {
        status: 200,
        body: `#!ipxe\n# ${label} is not served: ${reason}\necho vaq: ${label} is not served: ${reason}\nsleep 30\nexit 1\n`,
      });
      assert.deepEqual(await scene.events(), [], 'nothing was given');
      assert.deepEqual(scene.log[0], {
        event: 'problem',
        host: label,
        code: 'architecture',
        message: given,
      });
    });
  });
}

const LOCAL: Readonly<Record<number, readonly string[]>> = {
  105: ['exit 1'],
  106: ['sanboot --no-describe --drive 0x80 || goto leave', 'exit 1'],
  107: [],
  108: ['sanboot --no-describe --drive 0x80 || goto leave', 'exit 1'],
};

for (const [last, commands] of Object.entries(LOCAL)) {
  test(`the host at 198.51.100.${last} is sent to its disk as its \`local_boot\` says`, async () => {
    await within({}, async (scene) => {
      const { status, body } = await ask(scene, Number(last));
      const said = body.split('\n').filter((line) => /^(sanboot|exit|iseq)/.test(line));
      assert.deepEqual([status, said], [commands.length === 0 ? 404 : 200, commands]);
    });
  });
}

test('what cannot be recorded is not given', async () => {
  await within({ named: ['ams1/r1-01'] }, async (scene) => {
    await scene.end();
    const expected = {
      status: 503,
      body: `vaq: ${scene.stateDir}/journal.jsonl is closed: nothing more is written to it\n`,
    };
    assert.deepEqual(await ask(scene, 11), expected);
    assert.deepEqual(await ask(scene, 12), expected);
    assert.equal(scene.session.bound(ground.host('ams1/r1-01')), null);
  });
});

test('/boot.ipxe is the same for everybody', async () => {
  await within({}, async (scene) => {
    const got = await scene.get('/boot.ipxe', '192.0.2.1');
    const wish =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: iPXE fills these in
      'mac=${netX/mac:hexhyp}&uuid=${uuid}&serial=${serial:uristring}&arch=${buildarch}&platform=${platform}';
    assert.equal(got.status, 200);
    assert.ok(
      got.body.includes(`chain --replace --autofree http://198.51.100.1/ipxe?${wish} || goto failed\n`),
    );
  });
});

test.run();
