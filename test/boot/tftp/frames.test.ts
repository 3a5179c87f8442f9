import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bytesContent, type TftpContent } from '../../../src/boot/tftp/content.ts';
import { FrameStore } from '../../../src/boot/tftp/frames.ts';
import { octetsFrom } from './random.ts';

const test = suite('boot/tftp/frames');

const MIB = 1024 * 1024;

/** The frames of some blocks as block number (on the wire) and data. */
function framesOf(store: FrameStore, first: number, last: number): [block: number, data: Uint8Array][] {
  const frames: [number, Uint8Array][] = [];
  store.each(first, last, (bytes, at, length) => {
    const frame = bytes.slice(at, at + length);
    assert.deepEqual([...frame.subarray(0, 2)], [0, 3]);
    frames.push([frame[2]! * 256 + frame[3]!, frame.subarray(4)]);
  });
  return frames;
}

/** Content that keeps a list of what was read of it. */
function watched(bytes: Uint8Array): { content: TftpContent; reads: string[] } {
  const reads: string[] = [];
  const inner = bytesContent(bytes);
  const read: TftpContent['read'] = (offset, length) => {
    reads.push(`${offset}+${length}`);
    return inner.read(offset, length);
  };
  return { content: { ...inner, read }, reads };
}

test('the last block is short, or empty where the size is a multiple of blksize', async () => {
  const cases: readonly [size: number, lengths: number[]][] = [
    [0, [0]],
    [1, [1]],
    [511, [511]],
    [512, [512, 0]],
    [513, [512, 1]],
    [1024, [512, 512, 0]],
  ];
  for (const [size, lengths] of cases) {
    const bytes = octetsFrom(size, size);
    const store = new FrameStore(bytesContent(bytes), 512, 4);
    assert.equal(store.blocks, lengths.length);
    await store.load(1, store.blocks);
    const frames = framesOf(store, 1, store.blocks);
    assert.deepEqual(
      frames.map(([block, data]) => [block, data.length]),
      lengths.map((length, index) => [index + 1, length]),
    );
    assert.deepEqual(Buffer.concat(frames.map(([, data]) => data)), Buffer.from(bytes));
  }
});

test('a content of whole chunks ends in an empty block without another read', async () => {
  const { content, reads } = watched(new Uint8Array(256 * 1024));
  const store = new FrameStore(content, 1024, 1);
  await store.load(257, 257);
  assert.deepEqual(framesOf(store, 257, 257), [[257, new Uint8Array()]]);
  assert.deepEqual(reads, []);
});

test('a content is read in large pieces, each once, one ahead, and over chunk borders', async () => {
  const bytes = octetsFrom(7, MIB);
  const { content, reads } = watched(bytes);
  const store = new FrameStore(content, 1000, 16);
  const got: Uint8Array[] = [];
  for (let first = 1; first <= store.blocks; first += 16) {
    const last = Math.min(first + 15, store.blocks);
    await store.load(first, last);
    assert.ok(store.has(first, last));
    for (const [block, data] of framesOf(store, first, last)) {
      assert.equal(block, got.length + 1);
      got.push(data);
    }
    await store.settled();
  }
  assert.deepEqual(Buffer.concat(got), Buffer.from(bytes));
  assert.deepEqual(reads, ['0+262000', '262000+262000', '524000+262000', '786000+262000', '1048000+576']);
});

test('a piece that two wait for is read once', async () => {
  const { content, reads } = watched(new Uint8Array(1000));
  const store = new FrameStore(content, 512, 4);
  await Promise.all([store.load(1, 2), store.load(1, 1)]);
  assert.deepEqual(reads, ['0+1000']);
});

test('contents that share their octets share the frames, where block and place are the same', async () => {
  const bytes = octetsFrom(3, 3000);
  const shared: TftpContent = { ...bytesContent(bytes), read: async () => bytes };
  const memoryOf = async (blksize: number) => {
    const store = new FrameStore(shared, blksize, 1);
    await store.load(1, 1);
    const memory: Uint8Array[] = [];
    store.each(1, store.blocks, (frames) => memory.push(frames));
    assert.deepEqual(
      Buffer.concat(framesOf(store, 1, store.blocks).map(([, data]) => data)),
      Buffer.from(bytes),
    );
    return memory[0];
  };
  const first = await memoryOf(1000);
  assert.equal(await memoryOf(1000), first);
  assert.notEqual(await memoryOf(512), first);
});

test('octets that stand at two places of a content are framed for each', async () => {
  const piece = new Uint8Array(256 * 1024);
  const twice: TftpContent = { ...bytesContent(new Uint8Array(2 * piece.length)), read: async () => piece };
  const store = new FrameStore(twice, 1024, 1);
  await store.load(1, 257);
  assert.deepEqual(
    [...framesOf(store, 1, 1), ...framesOf(store, 257, 257)].map(([block]) => block),
    [1, 257],
  );
});

test('what lies behind the window is dropped', async () => {
  const store = new FrameStore(bytesContent(new Uint8Array(MIB)), 1024, 4);
  await store.load(1, 1);
  await store.load(600, 600);
  framesOf(store, 600, 600);
  assert.ok(!store.has(1, 1));
});

test('an error of a read is told to whoever waits, as is a content that is shorter than it said', async () => {
  const failing: TftpContent = {
    ...bytesContent(new Uint8Array(9)),
    read: () => Promise.reject(new Error('EIO')),
  };
  await assert.rejects(new FrameStore(failing, 512, 1).load(1, 1), /^Error: EIO$/);
  const short: TftpContent = { ...bytesContent(new Uint8Array(9)), size: 10 };
  await assert.rejects(
    new FrameStore(short, 512, 1).load(1, 1),
    /^Error: 10 octets were expected at offset 0, 9 came$/,
  );
});

test('an error while reading ahead is kept until the blocks are wanted', async () => {
  const bytes = bytesContent(new Uint8Array(MIB));
  const read: TftpContent['read'] = (offset, length) =>
    offset > 0 ? Promise.reject(new Error('EIO')) : bytes.read(offset, length);
  const store = new FrameStore({ ...bytes, read }, 1024, 1);
  await store.load(1, 1);
  assert.equal(framesOf(store, 1, 1).length, 1);
  await store.settled();
  await assert.rejects(store.load(257, 257), /^Error: EIO$/);
});

test.run();
