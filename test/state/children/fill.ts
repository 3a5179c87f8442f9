// Fills the disk with durable events, makes room again by removing the file BALLAST in DIR, and appends one more.
// Prints as JSON: how many were acknowledged, the problem, what a reader finds, and the same after making room.
//   node fill.mjs DIR BALLAST
import { rmSync } from 'node:fs';
import { openJournal } from '../../../src/state/journal.ts';
import type { StateProblem } from '../../../src/state/problem.ts';
import { appendNumbers, journalText, must, numbered, numbersIn } from '../samples.ts';

const [dir, ballast] = process.argv.slice(2);
const journal = must(await openJournal(dir!));
let acknowledged = 0;
let problem: StateProblem | null = null;
while (problem === null) {
  problem = await journal.append(numbered(acknowledged), { durable: true });
  if (problem === null) acknowledged += 1;
}
const found = await numbersIn(dir!);
const whole = (await journalText(dir!)).endsWith('\n');
rmSync(ballast!);
await appendNumbers(journal, acknowledged);
await journal.close();
const foundAfter = await numbersIn(dir!);
console.log(JSON.stringify({ acknowledged, problem, found, whole, foundAfter }));
