import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Machine } from '../../test/e2e/lab/machine.ts';
import { makeNetwork } from '../../test/e2e/lab/netns.ts';
import { INSTALLER_FILES, SERVICE } from '../../test/e2e/lab/sot.ts';
import { startService } from './service.ts';
import { within } from './time-limit.ts';

const MAC = '52:54:00:00:00:01';
// Two minutes where the processor is emulated; other work may run beside this one.
const LIMIT = 600;

/**
 * Boots a QEMU machine without a disk from `vaq boot`, in a network of their own, until Debian's installer has read its
 * configuration and called the checkpoint; gives the exit code of `vaq boot`. Root only; `cleanUp` removes everything.
 */
export async function bootMachine(vaq: string, sot: string): Promise<number> {
  for (const [path, source] of Object.entries(INSTALLER_FILES)) {
    const target = join(sot, 'files', path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
  const network = makeNetwork(SERVICE);
  const service = startService(vaq, sot, ['--interface', 'eth0'], ['ip', 'netns', 'exec', network.server]);
  await within(30, 'the start of vaq boot', service.ready);

  console.log('          The machine is switched on: QEMU, a BIOS, iPXE in the network card.');
  const machine = new Machine({ namespace: network.lan, tap: network.addTap(), mac: MAC, firmware: 'bios' });
  machine.waitFor(/Linux version/, LIMIT).then(
    () =>
      console.log(
        '          Its kernel runs. Where the processor is emulated, the installer needs a minute.',
      ),
    // Whatever keeps the kernel from running is told below.
    () => undefined,
  );
  const code = await machine.unlessHopeless(within(LIMIT, 'the boot of the machine', service.ended));
  machine.powerOff();
  return code;
}
