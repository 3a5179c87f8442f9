import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { follow } from '../../src/boot/follow.ts';
import { reportServer } from '../../src/boot/other-servers.ts';
import { jsonOutlet } from '../../src/boot/outlet.ts';
import { countAsFailed } from '../../src/boot/session/failure.ts';
import { tftpReporter } from '../../src/boot/session/tftp-report.ts';
import { documentedFields, undocumented } from '../support/log-fields.ts';
import { fourHostsWith, type Ground, openGround } from '../support/session-ground.ts';
import { withScene } from '../support/session-scene.ts';
import { captured, withOptions } from './dhcp/captured.ts';

const test = suite('boot/log-page');

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourHostsWith());
});
test.after(() => ground.close());

test('every field that an event of a session has is on the page', async () => {
  await withScene(ground, { named: ['ams1/r1-01'] }, async (scene) => {
    const { get, dhcp, log } = scene;
    const mine = Buffer.from('525400000001', 'hex');
    const discover = { ...captured('ovmf-pxe-discover'), chaddr: mine };
    dhcp(discover);
    dhcp(withOptions({ ...captured('dhclient-request'), chaddr: mine }, { 53: Uint8Array.of(4) }));
    dhcp(captured('ovmf-pxe-discover'));
    const about = {
      client: { address: '198.51.100.11', port: 1 },
      bytes: 0,
      ms: 1,
      blksize: 512,
      windowsize: 1,
    };
    tftpReporter(scene.session)({
      kind: 'refused',
      path: 'x',
      ...about,
      heard: false,
      reason: 'file not found',
    });
    await get('/ipxe?mac=52-54-00-00-00-01', '198.51.100.11');
    await get('/ipxe?mac=52-54-00-00-00-02', '198.51.100.12');
    const config = await get('/config/52-54-00-00-00-01', '198.51.100.11');
    await get('/config/52-54-00-00-00-01', '198.51.100.12');
    await get('/ipxe?mac=02-00-00-00-00-01', '198.51.100.99');
    await get(/\/checkpoint\/\w+/.exec(config.body)![0], '198.51.100.11');
    assert.deepEqual([...new Set(log.map(({ event }) => event))].sort(), [
      'checkpoint',
      'dhcp',
      'http',
      'problem',
      'script',
      'tftp',
      'unknown-client',
    ]);
    assert.deepEqual(log.flatMap(undocumented), []);
  });
});

test('what is said beside the session is on the page: transfers, who is stuck, other servers, a failure, whose turn it is', async () => {
  const lines: string[] = [];
  let time = Date.UTC(2026, 10, 21);
  const following = follow(
    jsonOutlet((line) => lines.push(line)),
    false,
    { now: () => new Date(time), pause: 2 },
  );
  const policy = await openGround(
    fourHostsWith({
      'workflows/debian12.yml':
        'id: debian12\nworkflow: [{boot: debian12}]\ndeps: {max_concurrent: 1}\non_failure: {then: rollback}\n',
    }),
  );
  const wish = { named: ['ams1/r1-01', 'ams1/r1-02'], onLog: following.log };
  await withScene(policy, wish, async ({ session, get }) => {
    reportServer(session, 'eth0', {
      address: '198.51.100.254',
      gives: '198.51.100.77',
      file: 'pxelinux.0',
      nextServer: '198.51.100.253',
      isProxy: false,
    });
    await get('/ipxe?mac=52-54-00-00-00-01', '198.51.100.11');
    following.begin(session);
    const until = async (name: string): Promise<void> => {
      while (!lines.some((line) => JSON.parse(line).event === name)) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        time += 10_000;
      }
    };
    await until('diagnosis');
    const about = { host: 'ams1/r1-01', path: 'debian12/initrd.gz', address: '198.51.100.11' };
    const end = session.parts.transfers.begin({ ...about, protocol: 'http', total: 100, bytes: () => 7 });
    await until('transfer');
    end();
    const host = policy.host('ams1/r1-01');
    const given = session.parts.memory.stateOf(host).boots[0]!;
    assert.equal(await countAsFailed(session, host, given, 'too late'), null);
    following.end();
  });
  await policy.close();
  const events = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const names = ['diagnosis', 'failure', 'http', 'other-server', 'script', 'transfer', 'turn'];
  assert.deepEqual([...new Set(events.map(({ event }) => event))].sort(), names);
  assert.deepEqual(events.flatMap(undocumented), []);
  for (const name of ['diagnosis', 'other-server', 'transfer']) {
    const documented = [...documentedFields().get(name)!].sort();
    const always = ['at', 'event', 'host', 'message'];
    const found = Object.keys(events.find(({ event }) => event === name)!);
    assert.deepEqual(found.filter((field) => !always.includes(field)).sort(), documented, name);
  }
});

test('the page lists every event that the log has, and no other', () => {
  const [, union = ''] = readFileSync('src/boot/log.ts', 'utf8').split('readonly event:');
  const names = Array.from(union.split(';')[0]!.matchAll(/'([\w-]+)'/g), ([, name]) => name!);
  assert.ok(names.length > 10);
  assert.deepEqual([...documentedFields().keys()].filter((name) => name !== '---').sort(), names.sort());
});

test('a field that nobody documents is found', () => {
  assert.deepEqual(undocumented({ event: 'ready', host: null, url: '', colour: '' }), ['ready.colour']);
  assert.deepEqual(undocumented({ event: 'other' }), ['other']);
});

test.run();
