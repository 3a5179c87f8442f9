// Appends durable events, some at a time, and prints the number of each that is acknowledged, until it is killed:
// by somebody else, or by itself in the moment of its LAST acknowledgement, when what is not on the disk is lost.
//   node append.mjs DIR FIRST LAST
import { writeSync } from 'node:fs';
import { openJournal } from '../../../src/state/journal.ts';
import { must, numbered } from '../samples.ts';

const CONCURRENT = 8;
const [dir, first, last] = process.argv.slice(2);
const journal = must(await openJournal(dir!));
let next = Number(first);
let acknowledged = 0;

async function appendForEver(): Promise<never> {
  for (;;) {
    const number = next++;
    const problem = await journal.append(numbered(number), { durable: true });
    if (problem !== null) throw new Error(problem.message);
    writeSync(1, `${number}\n`);
    acknowledged += 1;
    if (acknowledged === Number(last)) process.kill(process.pid, 'SIGKILL');
  }
}
await Promise.all(Array.from({ length: CONCURRENT }, appendForEver));
