import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bytesContent, type TftpContent } from '../../../../src/boot/tftp/content.ts';
import { FrameStore } from '../../../../src/boot/tftp/frames.ts';
import { BlockSender } from '../../../../src/boot/tftp/server/block-sender.ts';

const test = suite('boot/tftp/server/block-sender');

const BYTES = bytesContent(new Uint8Array(600_000));
const blocks = (first: number, last: number) => ({ kind: 'send-blocks', first, last, wait: first }) as const;
const ticks = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A sender over a content whose reads end when `release` is called, and the list of what it did. */
function setUp(read: TftpContent['read'] = BYTES.read) {
  const did: string[] = [];
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const gated: TftpContent['read'] = (offset, length) => gate.then(() => read(offset, length));
  const sender = new BlockSender(new FrameStore({ ...BYTES, read: gated }, 512, 4), {
    sendFrame: (bytes, at) => did.push(`block ${bytes[at + 2]! * 256 + bytes[at + 3]!}`),
    onSent: (wait) => did.push(`wait ${wait}`),
    onReadError: (error) => did.push(String(error)),
  });
  return { sender, did, release };
}

test('blocks go out when they have been read, and at once when they are ready', async () => {
  const { sender, did, release } = setUp();
  sender.send(blocks(1, 2));
  assert.ok(sender.reading);
  assert.deepEqual(did, []);
  release();
  await ticks();
  assert.ok(!sender.reading);
  sender.send(blocks(3, 3));
  assert.deepEqual(did, ['block 1', 'block 2', 'wait 1', 'block 3', 'wait 3']);
  await sender.stop();
});

test('a later wish replaces one that waits', async () => {
  const { sender, did, release } = setUp();
  sender.send(blocks(1, 4));
  sender.send(blocks(2, 2));
  sender.send(blocks(600, 600));
  release();
  await ticks();
  assert.deepEqual(did, ['block 600', 'wait 600']);
  await sender.stop();
});

test('after a stop nothing is sent, and the read has ended', async () => {
  const { sender, did, release } = setUp();
  sender.send(blocks(1, 4));
  let stopped = false;
  const stopping = sender.stop().then(() => {
    stopped = true;
  });
  await ticks();
  assert.ok(!stopped);
  release();
  await stopping;
  await ticks();
  assert.deepEqual(did, []);
});

test('an error of a read is told, unless nobody waits any more', async () => {
  const failing = () => Promise.reject(new Error('EIO'));
  const waiting = setUp(failing);
  waiting.sender.send(blocks(1, 1));
  waiting.release();
  await ticks();
  assert.deepEqual(waiting.did, ['Error: EIO']);
  const stopped = setUp(failing);
  stopped.sender.send(blocks(1, 1));
  stopped.release();
  await stopped.sender.stop();
  await ticks();
  assert.deepEqual(stopped.did, []);
});

test.run();
