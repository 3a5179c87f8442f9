import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { INSTALLER_FILES } from '../../test/e2e/lab/sot.ts';
import { askForAddress } from './dhcp-client.ts';
import { bootAsIpxe, type Fetched } from './ipxe-client.ts';
import { freeTcpPort, freeUdpPort, openUdp } from './ports.ts';
import { startService } from './service.ts';
import { within } from './time-limit.ts';

const SERVICE = '127.0.0.1';
const MAC = '52:54:00:00:00:01';

/** What the simulated machine was given, and the exit code of `vaq boot`. */
export interface SimulatedBoot {
  readonly code: number;
  readonly address: string;
  readonly fetched: readonly Fetched[];
}

/**
 * Boots a machine that is a few lines of TypeScript, over loopback and ports that need no privileges. The source of truth
 * must have its service at 127.0.0.1 and its hosts in 127.0.0.0/8. Kernel and initrd are stand-ins: nothing runs them.
 */
export async function bootSimulated(vaq: string, sot: string): Promise<SimulatedBoot> {
  for (const path of Object.keys(INSTALLER_FILES)) {
    const target = join(sot, 'files', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `a stand-in for ${path}\n`);
  }
  // The service replies to the port after its own, so the client's port comes first.
  const socket = await openUdp(1068);
  try {
    const dhcpPort = socket.address().port - 1;
    const ports = { dhcp: dhcpPort, tftp: await freeUdpPort(1069), http: await freeTcpPort(8080) };
    const moved = Object.entries(ports).flatMap(([name, port]) => [`--${name}-port`, String(port)]);
    const service = startService(vaq, sot, ['--interface', 'lo', ...moved]);
    await within(30, 'the start of vaq boot', service.ready);

    console.log('          The simulated machine is switched on.');
    const { address, bootFile } = await askForAddress(socket, { address: SERVICE, port: dhcpPort }, MAC);
    const fetched = await bootAsIpxe(bootFile, address, MAC);
    const code = await within(30, 'the end of vaq boot', service.ended);
    return { code, address, fetched };
  } finally {
    socket.close();
  }
}
