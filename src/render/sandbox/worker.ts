// The sandbox's process: it reads a line, writes a line, and never returns to an event loop. Started by `process.ts`.
import { readSync, writeSync } from 'node:fs';
import vm from 'node:vm';
import { LOCKDOWN } from './inside/lockdown.ts';
import type { Load, Loaded } from './protocol.ts';
import { jobParts } from './protocol.ts';
import { openRealm } from './realm.ts';

/** The descriptor that the other side opened for us; reading and writing it blocks. */
const CHANNEL = 3;

function* linesOfInput(): Generator<string> {
  const buffer = Buffer.alloc(64 * 1024);
  let pieces: Buffer[] = [];
  for (;;) {
    const count = read(buffer);
    if (count === 0) return;
    let start = 0;
    for (let end = buffer.indexOf(10); end !== -1 && end < count; end = buffer.indexOf(10, start)) {
      pieces.push(Buffer.from(buffer.subarray(start, end)));
      yield Buffer.concat(pieces).toString();
      pieces = [];
      start = end + 1;
    }
    pieces.push(Buffer.from(buffer.subarray(start, count)));
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

function writeLine(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(CHANNEL, bytes, at);
}

const input = linesOfInput();
const { render, broken } = openRealm(JSON.parse(input.next().value ?? '') as Load);
// Should a template ever get hold of an object of this realm, it can neither change it nor make code with it.
vm.runInThisContext(LOCKDOWN)([]);
const loaded: Loaded = { broken };
writeLine(JSON.stringify(loaded));
for (const line of input) {
  const { template, data, links } = jobParts(line);
  writeLine(render(template, data, links));
}
