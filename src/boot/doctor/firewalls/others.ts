import type { FirewallFacts } from '../facts.ts';

/** What `pfctl -s info` prints (pfctl(8)); its rules are not read. */
export function readPf(text: string): FirewallFacts {
  return { name: 'pf', state: /^Status: Enabled/m.test(text) ? 'on' : 'off', opened: [] };
}

/** What `socketfilterfw --getglobalstate` of macOS prints. */
export function readApplicationFirewall(text: string): FirewallFacts {
  return { name: 'macOS', state: /State = [12]\)/.test(text) ? 'on' : 'off', opened: [] };
}

/** What `(Get-NetFirewallProfile).Enabled` prints: a line for each profile. */
export function readWindowsFirewall(text: string): FirewallFacts {
  return { name: 'Windows', state: /^\s*(True|1)\s*$/m.test(text) ? 'on' : 'off', opened: [] };
}
