import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { suite } from 'uvu';
import { bytesContent, type TftpContent } from '../../../src/boot/tftp/content.ts';
import { startTftpServer } from '../../../src/boot/tftp/server.ts';
import { type Harness, serve } from './harness.ts';
import { octetsFrom } from './random.ts';
import { RawClient } from './raw-client.ts';

const test = suite('boot/tftp/server');

const IPXE = octetsFrom(3, 10_000);
const CONFIG = Buffer.from('set timeout=5\nboot\n');
const FILES = {
  'ipxe.efi': IPXE,
  'grub/grub.cfg': CONFIG,
  empty: new Uint8Array(),
  whole: octetsFrom(4, 1024),
};
const UEFI_PROBE = '\0\x01ipxe.efi\0octet\0tsize\x000\0blksize\x001468\0windowsize\x004\0';
const UEFI_READ = '\0\x01ipxe.efi\0octet\0blksize\x001468\0windowsize\x004\0';

/** Runs a test with a server and two clients, and checks that closing leaves nothing open. */
async function using(
  setUp: Promise<Harness>,
  run: (server: Harness, client: RawClient, other: RawClient) => Promise<void>,
): Promise<void> {
  const server = await setUp;
  const client = await RawClient.open();
  const other = await RawClient.open();
  try {
    await run(server, client, other);
  } finally {
    await Promise.all([server.close(), client.close(), other.close()]);
  }
  assert.equal(server.open(), 0);
}

const data = (block: number, bytes: Uint8Array) => ({ kind: 'data', block, data: Buffer.from(bytes) });
const options = (entries: Record<string, string>) => ({
  kind: 'options',
  options: new Map(Object.entries(entries)),
});
const error = (code: number, message: string) => ({ kind: 'error', code, message });

test('how much of a file was acknowledged can be seen while it is sent, and is not over before its end', () =>
  using(serve(FILES), async (server, client) => {
    client.send(server.port, UEFI_READ);
    const { port: from } = await client.next();
    client.send(from, '\0\x04\0\0');
    for (let block = 1; block <= 4; block += 1) await client.next();
    client.send(from, '\0\x04\0\x04');
    await client.next();
    const [one] = server.transfers;
    const { path, total, client: who, bytes } = one!.transfer;
    assert.deepEqual([path, total, who], ['ipxe.efi', 10_000, { address: '127.0.0.1', port: client.port }]);
    assert.deepEqual([bytes(), one!.over], [4 * 1468, false]);
    client.send(from, '\0\x04\0\x07');
    await server.told(2);
    assert.deepEqual([bytes(), one!.over], [10_000, true]);
  }));

test('files of every length come whole, from a port of their own', () =>
  using(serve(FILES), async (server, client) => {
    assert.deepEqual(await client.fetch(server.port, '/ipxe.efi'), Buffer.from(IPXE));
    assert.deepEqual(await client.fetch(server.port, 'whole'), Buffer.from(FILES.whole));
    assert.deepEqual(await client.fetch(server.port, 'empty'), Buffer.alloc(0));
    await server.told(6);
    const [started, finished] = server.events;
    const about = { path: 'ipxe.efi', client: { address: '127.0.0.1', port: client.port }, blksize: 512 };
    assert.deepEqual(
      { ...started, ms: 0 },
      { kind: 'started', ...about, bytes: 0, ms: 0, windowsize: 1, heard: false, reason: null },
    );
    assert.deepEqual(
      { ...finished, ms: 0 },
      { kind: 'finished', ...about, bytes: 10_000, ms: 0, windowsize: 1, heard: true, reason: null },
    );
    assert.ok(Number.isInteger(finished!.ms) && finished!.ms >= 0);
    assert.deepEqual(server.story().slice(2), [
      'started whole: 0',
      'finished whole: 1024',
      'started empty: 0',
      'finished empty: 0',
    ]);
    assert.deepEqual(server.problems, []);
  }));

test('UEFI firmware asks for the size, aborts with error 8, and reads in windows from another port', () =>
  using(serve(FILES), async (server, probe, reader) => {
    probe.send(server.port, UEFI_PROBE);
    const offer = await probe.next();
    assert.deepEqual(offer.packet, options({ tsize: '10000', blksize: '1468', windowsize: '4' }));
    assert.notEqual(offer.port, server.port);
    probe.send(offer.port, { kind: 'error', code: 8, message: 'User aborted the transfer' });
    await server.told(2);

    reader.send(server.port, UEFI_READ);
    const terms = await reader.next();
    assert.deepEqual(terms.packet, options({ blksize: '1468', windowsize: '4' }));
    assert.notEqual(terms.port, offer.port);
    reader.send(terms.port, { kind: 'ack', block: 0 });
    for (const [first, last] of [
      [1, 4],
      [5, 7],
    ] as const) {
      for (let block = first; block <= last; block++) {
        const { packet } = await reader.next();
        assert.deepEqual(packet, data(block, IPXE.subarray((block - 1) * 1468, block * 1468)));
      }
      reader.send(terms.port, { kind: 'ack', block: last });
    }
    await server.told(4);
    assert.deepEqual(server.story(), [
      'started ipxe.efi: 0',
      'probed ipxe.efi: 0',
      'started ipxe.efi: 0',
      'finished ipxe.efi: 10000',
    ]);
    assert.deepEqual([server.events[3]!.blksize, server.events[3]!.windowsize], [1468, 4]);
  }));

test('iPXE, shim and GRUB are offered what they ask for', () =>
  using(serve(FILES), async (server, client) => {
    const asked: readonly (readonly [string, Record<string, string>])[] = [
      ['\0\x01ipxe.efi\0octet\0blksize\x001432\0tsize\x000\0', { tsize: '10000', blksize: '1432' }],
      ['\0\x01ipxe.efi\0octet\0blksize\x00512\0windowsize\x004\0', { blksize: '512', windowsize: '4' }],
      ['\0\x01/grub/grub.cfg\0octet\0blksize\x001024\0tsize\x000\0', { tsize: '19', blksize: '1024' }],
    ];
    for (const [request, accepted] of asked) {
      client.send(server.port, request);
      const { packet, port } = await client.next();
      assert.deepEqual(packet, options(accepted));
      client.send(port, { kind: 'error', code: 8, message: '' });
    }
  }));

test('what shim and GRUB look for and is not there is refused at once with error 1', () =>
  using(serve(FILES), async (server, client) => {
    const missing = [
      'revocations_sku.efi',
      'revocations_sbat.efi',
      'shim_certificate_0.efi',
      '/grub/x86_64-efi/fs.lst',
    ];
    const began = Date.now();
    for (const path of missing) {
      client.send(server.port, `\0\x01${path}\0octet\0blksize\x00512\0windowsize\x004\0`);
      assert.deepEqual((await client.next()).packet, error(1, 'file not found'));
    }
    // The first resend would come after a second: none of the answers waited for any clock.
    assert.ok(Date.now() - began < 900);
    assert.deepEqual(await client.fetch(server.port, '/grub/grub.cfg'), CONFIG);
    await server.told(6);
    assert.deepEqual(server.story(), [
      'refused revocations_sku.efi: 0 file not found',
      'refused revocations_sbat.efi: 0 file not found',
      'refused shim_certificate_0.efi: 0 file not found',
      'refused grub/x86_64-efi/fs.lst: 0 file not found',
      'started grub/grub.cfg: 0',
      'finished grub/grub.cfg: 19',
    ]);
  }));

test('writes, impossible names, old modes and broken requests get an ERROR that says why', () =>
  using(serve(FILES), async (server, client) => {
    const refused: readonly (readonly [string, number, string])[] = [
      ['\0\x02ipxe.efi\0octet\0', 2, 'this server is read-only'],
      ['\0\x01../ipxe.efi\0octet\0', 2, 'this file name is not allowed'],
      ['\0\x01ipxe.efi\0mail\0', 4, 'the mode must be octet or netascii'],
      ['\0\x01ipxe.efi', 4, 'malformed request: the file name has no end'],
    ];
    for (const [request, code, message] of refused) {
      client.send(server.port, request);
      assert.deepEqual((await client.next()).packet, error(code, message));
    }
    assert.deepEqual(server.story(), [
      'refused ipxe.efi: 0 this server is read-only',
      'refused ../ipxe.efi: 0 this file name is not allowed',
      'refused ipxe.efi: 0 the mode must be octet or netascii',
    ]);
    assert.deepEqual(server.problems, [
      { client: { address: '127.0.0.1', port: client.port }, message: 'the file name has no end' },
    ]);
  }));

test('what is no request gets no answer, and disturbs nothing', () =>
  using(serve(FILES), async (server, client) => {
    for (const stray of [
      '',
      '\0',
      '\0\x09',
      '\0\x04\0\x01',
      '\0\x05\0\x05go away\0',
      '\0\x06',
      '\xff'.repeat(2000),
    ])
      client.send(server.port, stray);
    assert.deepEqual(await client.leftovers(), []);
    assert.deepEqual(await client.fetch(server.port, 'grub/grub.cfg'), CONFIG);
    assert.deepEqual(
      server.problems.map(({ message }) => message),
      [
        '0 octets are too few for an opcode',
        '1 octets are too few for an opcode',
        'unknown opcode 9',
        'a packet of kind "ack" came to the port for requests',
        'a packet of kind "error" came to the port for requests',
        'a packet of kind "options" came to the port for requests',
        'unknown opcode 65535',
      ],
    );
  }));

test('another host that meddles with a transfer gets error 5, and the transfer goes on', () =>
  using(serve(FILES), async (server, client, stranger) => {
    client.send(server.port, '\0\x01whole\0octet\0');
    const first = await client.next();
    for (const meddling of ['\0\x04\0\x01', '\0', '\0\x04\0\x02']) {
      stranger.send(first.port, meddling);
      assert.deepEqual((await stranger.next()).packet, error(5, 'unknown transfer'));
    }
    stranger.send(first.port, '\0\x05\0\0stop\0');
    assert.deepEqual(await stranger.leftovers(), []);
    for (const junk of ['\0', '', '\0\x03\0\x01abc', '\0\x06', '\0\x05']) client.send(first.port, junk);
    assert.deepEqual(await client.leftovers(), []);
    for (const block of [2, 3]) {
      client.send(first.port, { kind: 'ack', block: block - 1 });
      assert.deepEqual(
        (await client.next()).packet,
        data(block, FILES.whole.subarray(block * 512 - 512, block * 512)),
      );
    }
    client.send(first.port, { kind: 'ack', block: 3 });
    await server.told(2);
    assert.deepEqual(server.story(), ['started whole: 0', 'finished whole: 1024']);
  }));

test('a request that comes twice is answered once; after the first ACK it is one more transfer', () =>
  using(serve(FILES), async (server, client) => {
    client.send(server.port, UEFI_READ);
    client.send(server.port, UEFI_READ);
    const first = await client.next();
    assert.deepEqual(await client.leftovers(), []);
    client.send(first.port, { kind: 'ack', block: 0 });
    for (let block = 1; block <= 4; block++) assert.equal((await client.next()).port, first.port);
    client.send(server.port, UEFI_READ);
    const second = await client.next();
    assert.deepEqual(second.packet, first.packet);
    assert.notEqual(second.port, first.port);
    for (const { port } of [first, second]) client.send(port, { kind: 'error', code: 5, message: '' });
    await server.told(4);
    assert.equal(server.events.filter(({ kind }) => kind === 'started').length, 2);
  }));

test('with a single port, clients at once are told apart, a request again begins anew, and strangers are not heard', () =>
  using(serve(FILES, { singlePort: true }), async (server, client, stranger) => {
    client.send(server.port, UEFI_READ);
    const offer = await client.next();
    assert.equal(offer.port, server.port);
    assert.deepEqual(await stranger.fetch(server.port, 'whole'), Buffer.from(FILES.whole));
    for (const meddling of ['\0\x04\0\x01', '\0', '\0\x05\0\0stop\0']) stranger.send(server.port, meddling);
    assert.deepEqual(await stranger.leftovers(), []);
    client.send(server.port, { kind: 'ack', block: 0 });
    for (let block = 1; block <= 4; block++) assert.equal((await client.next()).port, server.port);
    client.send(server.port, UEFI_READ);
    assert.deepEqual((await client.next()).packet, offer.packet);
    client.send(server.port, { kind: 'error', code: 0, message: 'enough' });
    await server.told(6);
    assert.deepEqual(
      server.story().filter((line) => !line.includes('whole')),
      [
        'started ipxe.efi: 0',
        'started ipxe.efi: 0',
        'failed ipxe.efi: 0 the client has asked again',
        'failed ipxe.efi: 0 the client gave up: error 0 enough',
      ],
    );
    assert.deepEqual(server.problems, []);
    assert.equal(server.open(), 0);
  }));

test('netascii is converted, and a file too large for that is refused', () =>
  using(serve({ ...FILES, large: new Uint8Array(1024 * 1024 + 1) }), async (server, client) => {
    const text = await client.fetch(server.port, 'grub/grub.cfg', 'NetASCII');
    assert.equal(String(text), 'set timeout=5\r\nboot\r\n');
    assert.equal(
      await client.fetch(server.port, 'large', 'netascii'),
      'error 0: too large for netascii: ask for mode octet',
    );
    assert.equal(server.open(), 0);
  }));

test('a lost block is sent again, and a client that is gone is given up', () =>
  using(serve(FILES, { timeout: 10, retries: 2 }), async (server, client) => {
    client.send(server.port, '\0\x01whole\0octet\0');
    for (let times = 0; times < 3; times++)
      assert.deepEqual((await client.next()).packet, data(1, FILES.whole.subarray(0, 512)));
    await server.told(2);
    assert.deepEqual(await client.leftovers(), []);
    assert.deepEqual(server.story(), ['started whole: 0', 'failed whole: 0 no answer after 2 resends']);
  }));

test('the lost first block of a window is sent again without waiting for the full timeout', () =>
  using(serve(FILES, { timeout: 1600 }), async (server, client) => {
    const began = Date.now();
    client.send(server.port, UEFI_READ);
    const { port } = await client.next();
    client.send(port, { kind: 'ack', block: 0 });
    for (let block = 1; block <= 4; block++) await client.next();
    for (let times = 0; times < 3; times++) client.send(port, { kind: 'ack', block: 0 });
    for (let block = 1; block <= 4; block++)
      assert.deepEqual(
        (await client.next()).packet,
        data(block, IPXE.subarray((block - 1) * 1468, block * 1468)),
      );
    assert.ok(Date.now() - began < 1500);
    assert.deepEqual(await client.leftovers(), []);
  }));

test('a client that gives up is a failure with its own words, fit to be printed', () =>
  using(serve(FILES), async (server, client) => {
    client.send(server.port, '\0\x01whole\0octet\0');
    const { port } = await client.next();
    client.send(port, { kind: 'ack', block: 1 });
    await client.next();
    client.send(port, { kind: 'error', code: 3, message: 'disk \x1b[31mfull' });
    await server.told(2);
    assert.deepEqual(server.story(), [
      'started whole: 0',
      'failed whole: 512 the client gave up: error 3 disk \u{FFFD}[31mfull',
    ]);
  }));

test('content that cannot be opened, read or closed is a problem, and the client is told', () => {
  const inner = bytesContent(new Uint8Array(2000));
  const content = (changes: Partial<TftpContent>) => async () => ({ ...inner, ...changes });
  const files = {
    closed: () => Promise.reject(new Error('EACCES')),
    unreadable: content({ read: () => Promise.reject(new Error('EIO')) }),
    shrunk: content({ size: 3000 }),
    stuck: content({ close: () => Promise.reject(new Error('EBADF')) }),
  };
  return using(serve(files), async (server, client) => {
    assert.equal(await client.fetch(server.port, 'closed'), 'error 0: the file could not be opened');
    assert.equal(await client.fetch(server.port, 'unreadable'), 'error 0: the file could not be read');
    assert.equal(await client.fetch(server.port, 'shrunk'), 'error 0: the file could not be read');
    assert.deepEqual(await client.fetch(server.port, 'stuck'), Buffer.alloc(2000));
    await server.told(7);
    assert.deepEqual(server.story(), [
      'refused closed: 0 the file could not be opened',
      'started unreadable: 0',
      'failed unreadable: 0 the file could not be read',
      'started shrunk: 0',
      'failed shrunk: 0 the file could not be read',
      'started stuck: 0',
      'finished stuck: 2000',
    ]);
    assert.deepEqual(
      server.problems.map(({ message }) => message),
      [
        'the file could not be opened: Error: EACCES',
        'the file could not be read: Error: EIO',
        'the file could not be read: Error: 3000 octets were expected at offset 0, 2000 came',
        'the file could not be closed: Error: EBADF',
      ],
    );
  });
});

test('a slow disk is not held against the client', () => {
  const inner = bytesContent(octetsFrom(6, 100));
  const read: TftpContent['read'] = async (offset, length) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return inner.read(offset, length);
  };
  const files = { slow: async () => ({ ...inner, read }) };
  return using(serve(files, { timeout: 250, retries: 0 }), async (server, client) => {
    client.send(server.port, '\0\x01slow\0octet\0tsize\x000\0');
    const { port } = await client.next();
    client.send(port, { kind: 'ack', block: 0 });
    assert.deepEqual((await client.next()).packet, data(1, await inner.read(0, 100)));
    client.send(port, { kind: 'ack', block: 1 });
    await server.told(2);
    assert.deepEqual(server.story(), ['started slow: 0', 'finished slow: 100']);
  });
});

test('many clients are served at once', () =>
  using(serve(FILES), async (server) => {
    const clients = await Promise.all(Array.from({ length: 50 }, () => RawClient.open()));
    const got = await Promise.all(clients.map((client) => client.fetch(server.port, 'ipxe.efi')));
    for (const bytes of got) assert.deepEqual(bytes, Buffer.from(IPXE));
    await Promise.all(clients.map((client) => client.close()));
    await server.told(100);
    assert.equal(server.events.filter(({ kind }) => kind === 'finished').length, 50);
  }));

test('a request beyond the cap stays unanswered, and finds room when it comes again', () =>
  using(serve(FILES, { maxTransfers: 1 }), async (server, client, other) => {
    client.send(server.port, UEFI_READ);
    const { port } = await client.next();
    other.send(server.port, UEFI_READ);
    assert.deepEqual(await other.leftovers(), []);
    client.send(port, { kind: 'error', code: 0, message: 'done' });
    await server.told(3);
    assert.deepEqual(await other.fetch(server.port, 'grub/grub.cfg'), CONFIG);
    assert.deepEqual(server.story().slice(0, 4), [
      'started ipxe.efi: 0',
      'refused ipxe.efi: 0 too many transfers at once',
      'failed ipxe.efi: 0 the client gave up: error 0 done',
      'started grub/grub.cfg: 0',
    ]);
  }));

test('closing ends what is under way, tells the client, and may be done twice', () =>
  using(serve(FILES), async (server, client) => {
    client.send(server.port, UEFI_READ);
    await client.next();
    await Promise.all([server.close(), server.close()]);
    assert.deepEqual((await client.next()).packet, error(0, 'the server is closing'));
    assert.deepEqual(server.story(), ['started ipxe.efi: 0', 'failed ipxe.efi: 0 the server is closing']);
    assert.equal(server.open(), 0);
  }));

test('closing waits for a file that is being opened, and closes it, even if that fails', () => {
  let opened = (_: TftpContent) => {};
  const files = { slow: () => new Promise<TftpContent>((resolve) => (opened = resolve)) };
  return using(serve(files), async (server, client) => {
    client.send(server.port, '\0\x01slow\0octet\0');
    assert.deepEqual(await client.leftovers(), []);
    const closed = server.close();
    opened({ ...bytesContent(new Uint8Array(9)), close: () => Promise.reject(new Error('EBADF')) });
    await closed;
    assert.deepEqual((await client.next()).packet, error(0, 'the server is closing'));
    assert.deepEqual(server.story(), ['refused slow: 0 the server is closing']);
    assert.deepEqual(
      server.problems.map(({ message }) => message),
      ['the file could not be closed: Error: EBADF'],
    );
    assert.equal(server.open(), 0);
  });
});

if (Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1')))
  test('IPv6 is served as IPv4 is, in blocks that leave room for its larger header', async () => {
    const server = await serve(FILES, {}, '::1');
    const client = await RawClient.open('::1');
    assert.deepEqual(await client.fetch(server.port, 'ipxe.efi'), Buffer.from(IPXE));
    client.send(server.port, UEFI_READ);
    assert.deepEqual((await client.next()).packet, options({ blksize: '1448', windowsize: '4' }));
    await Promise.all([server.close(), client.close()]);
  });

test('a port that is taken is an error of the start', () =>
  using(serve(FILES), async ({ port }) => {
    const nothing = () => undefined;
    const open = async () => ({ code: 1, message: 'file not found' });
    await assert.rejects(
      startTftpServer({ address: '127.0.0.1', port, open, onEvent: nothing, onProblem: nothing }),
      { code: 'EADDRINUSE' },
    );
  }));

test.run();
