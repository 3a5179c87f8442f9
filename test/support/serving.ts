import type { Venue } from '../../src/boot/preflight/venue.ts';
import { type ServeEnd, serve } from '../../src/boot/serve.ts';
import { freeTcpPort, freeUdpPort } from './free-port.ts';
import { fourHostsWith, type Ground } from './session-ground.ts';
import type { Scene } from './session-scene.ts';

/** The four equal hosts, served on loopback without DHCP: a host is known by the address that it first asks from. */
export function loopbackQuickstart(more: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  const env = fourHostsWith().get('sites/ams1/env.yml')!;
  const here = env.replace('addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"');
  return fourHostsWith({ 'sites/ams1/env.yml': here, ...more });
}

/** The ports that a service on loopback has. */
export interface Ports {
  readonly http: number;
  readonly tftp: number;
}

/** Ports that nobody has at the moment. */
export async function freePorts(): Promise<Ports> {
  return { http: await freeTcpPort(), tftp: await freeUdpPort() };
}

/** Serves a session on loopback, as `vaq boot` does. */
export function serveOnLoopback(
  ground: Ground,
  scene: Scene,
  ports: Ports,
  once: boolean,
): Promise<ServeEnd> {
  const venue: Venue = {
    ...ground.venue,
    places: [{ ...ground.venue.places[0], interfaceName: 'lo' }],
    httpPort: ports.http,
  };
  return serve(scene.session, venue, { once, tftpPort: ports.tftp, dhcpPort: 67 });
}
