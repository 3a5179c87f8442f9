// Takes the lock again and again. Who has it leaves its name in a file, and fails when it finds there the name of
// another that still runs. Prints a line each time.
//   node contend.mjs DIR TIMES
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createOnce } from '../../../src/state/atomic-file.ts';
import { takeLock } from '../../../src/state/lock.ts';
import { hasEnded, thisProcess } from '../../../src/state/process-identity.ts';

const [dir, times] = process.argv.slice(2);
const inside = `${dir}/inside`;

async function enter(): Promise<void> {
  if (await createOnce(inside, JSON.stringify(thisProcess()))) return;
  const other = JSON.parse(readFileSync(inside, 'utf8'));
  if (!hasEnded(other)) throw new Error(`process ${other.pid} is inside as well`);
  rmSync(inside);
  await enter();
}

for (let taken = 0; taken < Number(times); ) {
  const lock = await takeLock(dir!);
  if (lock.ok) {
    await enter();
    console.log('inside');
    await setTimeout(Math.random() * 2);
    rmSync(inside);
    await lock.value.release();
    taken += 1;
  }
  await setTimeout(Math.random() * 3);
}
