import type { FirewallFacts, Opening } from '../facts.ts';
import { ALL, openings, protocolOf } from './openings.ts';

function ruleOf(line: string, serving: readonly string[]): readonly Opening[] {
  const [, to = '', device, from = ''] =
    /^(.+?)(?: \(v6\))?(?: on (\S+))?\s+ALLOW(?: IN)?\s+(.+?)\s*$/.exec(line) ?? [];
  if (device !== undefined && !serving.includes(device)) return [];
  // Who has no address yet comes from 0.0.0.0, which is in no network that a rule names.
  if (!from.startsWith('Anywhere')) return [];
  if (to === 'Anywhere') return [ALL];
  const [, ports = '', protocol] = /^([\d,:]+)(?:\/(udp|tcp))?$/.exec(to) ?? [];
  return ports === '' ? [] : (openings(ports, protocolOf(protocol)) ?? []);
}

/** What `ufw status` prints (ufw(8)); the rules of other interfaces than these count for nothing. */
export function readUfw(text: string, serving: readonly string[]): FirewallFacts {
  const name = 'ufw';
  if (!/^Status: active$/m.test(text)) return { name, state: 'off', opened: [] };
  return { name, state: 'on', opened: text.split('\n').flatMap((line) => ruleOf(line, serving)) };
}

/** What `/etc/ufw/ufw.conf` says, where only root may ask for more. */
export function readUfwConf(text: string): FirewallFacts {
  return { name: 'ufw', state: /^ENABLED=["']?yes/im.test(text) ? 'unreadable' : 'off', opened: [] };
}
