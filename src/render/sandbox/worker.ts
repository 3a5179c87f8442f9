// The sandbox's process: it reads a line, writes a line, and never returns to an event loop. Started by `process.ts`.
import { readSync, writeSync } from 'node:fs';
import vm from 'node:vm';
import { LOCKDOWN } from './inside/lockdown.ts';
import type { Load, Loaded } from './protocol.ts';
import { jobParts } from './protocol.ts';
import { openRealm, type Realm } from './realm.ts';

/** The descriptor that the other side opened for us; reading and writing it blocks. */
const CHANNEL = 3;

/** How much is held before it is written, in UTF-16 units, and for how long, in milliseconds. */
const MOST_HELD = 32 * 1024;
const LONGEST_HELD = 10;

let realm: Realm | null = null;
let heldSince = performance.now();

function say(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(CHANNEL, bytes, at);
}

/** Writes all replies that are held. */
function flush(): void {
  heldSince = performance.now();
  const replies = realm === null ? '' : realm.take();
  if (replies !== '') say(replies);
}

function* linesOfInput(): Generator<string> {
  // All that a pipe holds at once, so that it is filled again meanwhile.
  const buffer = Buffer.alloc(512 * 1024);
  let pieces: Buffer[] = [];
  for (;;) {
    // The other side may wait for these before it sends more.
    flush();
    const count = read(buffer);
    if (count === 0) return;
    let start = 0;
    for (let end = buffer.indexOf(10); end !== -1 && end < count; end = buffer.indexOf(10, start)) {
      if (pieces.length === 0) yield buffer.toString('utf8', start, end);
      else {
        pieces.push(Buffer.from(buffer.subarray(start, end)));
        const line = Buffer.concat(pieces).toString();
        pieces = [];
        yield line;
      }
      start = end + 1;
    }
    if (start < count) pieces.push(Buffer.from(buffer.subarray(start, count)));
  }
}

/** The number of bytes read, 0 at the end of the input. */
function read(buffer: Buffer): number {
  try {
    return readSync(CHANNEL, buffer);
  } catch (error) {
    // A channel whose other side has died is at its end too; Windows calls every end an error.
    if (['EOF', 'EPIPE', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}

const input = linesOfInput();
const load = JSON.parse(input.next().value ?? '') as Load;
realm = openRealm(load);
// Should a template ever get hold of an object of this realm, it can neither change it nor make code with it.
vm.runInThisContext(LOCKDOWN)([]);
const loaded: Loaded = { broken: realm.broken };
say(JSON.stringify(loaded));
/** Templates that have ended before in this process: while one that is not known to end runs, nothing is held back. */
const known = new Set<number>();
for (const line of input) {
  const { template, job } = jobParts(line);
  const isNew = load.careful || !known.has(template);
  if (isNew || performance.now() - heldSince > LONGEST_HELD) flush();
  const size = realm.render(template, job);
  known.add(template);
  if (isNew || size > MOST_HELD) flush();
}
