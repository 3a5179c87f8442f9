import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { tftpReporter } from '../../src/boot/session/tftp-report.ts';
import { undocumented } from '../support/log-fields.ts';
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

test('a field that nobody documents is found', () => {
  assert.deepEqual(undocumented({ event: 'ready', host: null, url: '', colour: '' }), ['ready.colour']);
  assert.deepEqual(undocumented({ event: 'other' }), ['other']);
});

test.run();
