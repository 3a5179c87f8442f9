// The demo's last part: boots one host of a source of truth through `vaq boot`.
//   tsx scripts/demo/boot.ts machine|simulated SOT
import { cleanUp } from '../../test/e2e/lab/cleanup.ts';
import { VAQ } from '../../test/e2e/lab/vaq.ts';
import { bootMachine } from './machine.ts';
import { bootSimulated } from './simulated.ts';

/** Boots r1-01 from the `vaq` at this path, by a QEMU machine or a simulated one; gives the exit code of `vaq boot`, and leaves nothing. */
export async function bootOnce(client: string, sot: string, vaq = VAQ): Promise<number> {
  try {
    return client === 'machine' ? await bootMachine(vaq, sot) : (await bootSimulated(vaq, sot)).code;
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
