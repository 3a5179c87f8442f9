// The demo's last part: boots one host of a source of truth through `vaq boot`.
//   tsx scripts/demo/boot.ts machine|simulated SOT
import { cleanUp } from '../../test/e2e/lab/cleanup.ts';
import { bootMachine } from './machine.ts';
import { bootSimulated } from './simulated.ts';

/** Boots r1-01, by a QEMU machine or by a simulated one, and gives the exit code of `vaq boot`; nothing is left behind. */
export async function bootOnce(client: string, sot: string): Promise<number> {
  try {
    return client === 'machine' ? await bootMachine(sot) : (await bootSimulated(sot)).code;
  } finally {
    cleanUp();
  }
}

if (import.meta.filename === process.argv[1]) {
  const [, , client = '', sot = '.'] = process.argv;
  try {
    process.exitCode = await bootOnce(client, sot);
  } catch (error) {
    console.error(`demo: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
