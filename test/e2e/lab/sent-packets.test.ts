import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import { cleanUp } from './cleanup.ts';
import { makeNetwork } from './netns.ts';
import { leadNowhere, PacketCount, showSent } from './sent-packets.ts';

const test = suite('e2e/lab/sent-packets');
test.after.each(cleanUp);

/** Sends one datagram from a namespace, by `broadcast` to everybody in the network of `eth0`. */
const SEND = `const [port, address] = process.argv.slice(1);
const socket = require('node:dgram').createSocket(address.includes(':') ? 'udp6' : 'udp4');
socket.bind(() => {
  if (address === '255.255.255.255') socket.setBroadcast(true);
  socket.send('x', Number(port), address, () => socket.close());
});`;

test('what is sent to anywhere, and to all, is counted, whoever sends it', async () => {
  const { server } = makeNetwork('198.51.100.1/24');
  leadNowhere(server);
  const count = new PacketCount(server);
  await count.begun();
  const inside = (...command: readonly string[]): readonly string[] => ['netns', 'exec', server, ...command];
  const send = (port: string, address: string): unknown =>
    execFileSync('ip', inside(process.execPath, '-e', SEND, port, address));
  for (const address of ['203.0.113.9', '2001:db8::9']) send('7', address);
  for (let times = 0; times < 3; times++) send('68', '255.255.255.255');
  const limit = { timeout: 3000, killSignal: 'SIGKILL' } as const;
  spawnSync('ip', inside('busybox', 'wget', '-q', '-O', '-', 'http://203.0.113.10/'), limit);
  // A program that writes frames of its own, past all rules for packets: one question, from a client that nobody answers.
  spawnSync('ip', inside(...'busybox udhcpc -i eth0 -f -n -q -t 1 -T 1 -s /bin/true'.split(' ')), limit);
  const sent = await count.end();
  console.log(showSent(sent));
  const { 'out0 TCP 203.0.113.10': asked, ...rest } = sent;
  assert.ok((asked ?? 0) > 0);
  assert.deepEqual(rest, {
    'eth0 UDP 255.255.255.255:67': 1,
    'out0 UDP 2001:db8::9': 1,
    'out0 UDP 203.0.113.9': 1,
    'out0 UDP 255.255.255.255:68': 3,
  });
});

test.run();
