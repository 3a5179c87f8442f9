import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { encodeOption } from '../../src/boot/dhcp/codec/options.ts';
import { MESSAGE_TYPE } from '../../src/boot/dhcp/codec/packet.ts';
import { probeMac, probePacket } from '../../src/boot/dhcp/others/probe.ts';
import { earsFor, reportServer } from '../../src/boot/other-servers.ts';
import { fourHostsWith, type Ground, openGround } from '../support/session-ground.ts';
import { withScene } from '../support/session-scene.ts';
import { captured, withOptions } from './dhcp/captured.ts';

const test = suite('boot/other-servers');

let ground: Ground;
test.before(async () => {
  ground = await openGround(fourHostsWith());
});
test.after(() => ground.close());

const SERVER = {
  address: '198.51.100.254',
  gives: '198.51.100.200',
  file: null,
  nextServer: null,
  isProxy: false,
};
const CLIENT = { address: '0.0.0.0', port: 68 };

test('a server is said once on each interface, with all that is known of it', () =>
  withScene(ground, {}, async ({ session, log }) => {
    for (const name of ['eth0', 'eth0', 'eth1']) reportServer(session, name, SERVER);
    reportServer(session, 'eth0', { ...SERVER, gives: null });
    assert.deepEqual(
      log,
      ['eth0', 'eth1'].map((name) => ({
        event: 'other-server',
        host: null,
        message: `another DHCP server on ${name}: 198.51.100.254, which offers 198.51.100.200`,
        interface: name,
        ...SERVER,
      })),
    );
  }));

test('the server that a client has chosen is heard of, whoever the client is; this machine and relays’ are not', () =>
  withScene(ground, {}, async ({ session, log }) => {
    const ears = earsFor(session, 'eth0');
    const naming = (address: string, type: number = MESSAGE_TYPE.REQUEST) =>
      withOptions(captured('dhclient-discover'), {
        53: Uint8Array.of(type),
        54: encodeOption(54, address),
      });
    assert.equal(ears(naming('198.51.100.254'), CLIENT), false);
    ears(naming('198.51.100.254'), CLIENT);
    ears(naming('127.0.0.1'), CLIENT);
    ears(naming('198.51.100.7', MESSAGE_TYPE.RELEASE), CLIENT);
    ears({ ...naming('198.51.100.8'), giaddr: '203.0.113.1' }, CLIENT);
    assert.deepEqual(
      log.map(({ message }) => message),
      ['another DHCP server on eth0: 198.51.100.254'],
    );
  }));

test('a probe is left alone: our own in silence, that of another vaq with one line', () =>
  withScene(ground, {}, async ({ session, log }) => {
    const ears = earsFor(session, 'eth0');
    const mac = probeMac(Uint8Array.of(1, 2, 3, 4, 5, 6));
    const probe = probePacket({ mac, xid: 1, architecture: 'bios' });
    assert.equal(ears(probe, { address: '127.0.0.1', port: 68 }), true);
    assert.deepEqual(log, []);
    for (let times = 0; times < 2; times++)
      assert.equal(ears(probe, { address: '198.51.100.2', port: 68 }), true);
    assert.deepEqual(
      log.map(({ event, message }) => [event, message]),
      [
        [
          'other-server',
          'another vaq on eth0, 198.51.100.2, looks for DHCP servers: it serves there, or is about to',
        ],
      ],
    );
  }));

test.run();
