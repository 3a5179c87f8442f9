import type { FirewallFacts, Opening } from '../facts.ts';
import { ALL, openings, protocolOf } from './openings.ts';

/** The services of firewalld that have ports of ours. */
const SERVICES: Readonly<Record<string, Opening>> = {
  dhcp: { protocol: 'udp', from: 67, to: 67 },
  'proxy-dhcp': { protocol: 'udp', from: 4011, to: 4011 },
  tftp: { protocol: 'udp', from: 69, to: 69 },
  http: { protocol: 'tcp', from: 80, to: 80 },
};

function words(text: string, key: string): readonly string[] {
  const line = new RegExp(`^\\s*${key}:[^\\S\\n]*(.*)$`, 'm').exec(text)?.[1] ?? '';
  return line.split(/\s+/).filter((word) => word !== '');
}

/** What `firewall-cmd --list-all` prints of a zone (firewall-cmd(1)). */
export function readFirewalld(text: string): FirewallFacts {
  const ports = words(text, 'ports').flatMap((word) => {
    const [range = '', protocol] = word.split('/');
    return openings(range, protocolOf(protocol)) ?? [];
  });
  const services = words(text, 'services').flatMap((name) => SERVICES[name] ?? []);
  const all = words(text, 'target')[0] === 'ACCEPT' ? [ALL] : [];
  return { name: 'firewalld', state: 'on', opened: [...ports, ...services, ...all] };
}
