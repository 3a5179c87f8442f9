// Gives ams1/r1-01 a boot again and again, with artifacts, and prints the attempt of each that is acknowledged, until it
// is killed: by somebody else, or by itself after LAST of them.
//   node boots.mjs DIR FIRST LAST
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { storeArtifact } from '../../../src/state/artifact-store.ts';
import { openJournal } from '../../../src/state/journal.ts';
import { artifact, must, script } from '../samples.ts';

const [dir, first, last] = process.argv.slice(2);
const journal = must(await openJournal(dir!));
for (let attempt = Number(first) + 1; ; attempt += 1) {
  const content = `attempt ${attempt % 7}`;
  const contentId = createHash('sha256').update(content).digest('hex');
  must(await storeArtifact(dir!, contentId, content));
  const event = script({ attempt, boot: 'debian12', artifacts: [{ ...artifact('a'), contentId }] });
  const problem = await journal.append(event, { durable: true });
  if (problem !== null) throw new Error(problem.message);
  writeSync(1, `${attempt}\n`);
  if (attempt - Number(first) === Number(last)) process.kill(process.pid, 'SIGKILL');
}
