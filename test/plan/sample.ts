import type { DesiredArtifact, DesiredHost } from '../../src/plan/desired.ts';
import { digest } from '../../src/render/artifact.ts';

/** An artifact with the content id that goes with its content. */
export function artifact(content: string, boot = 'debian', path = 'preseed.cfg'): DesiredArtifact {
  return { boot, path, contentId: digest(content), content };
}

/** What is wanted of one host, with other facts where they are given. */
export function desired(facts: Partial<DesiredHost> = {}): DesiredHost {
  const label = facts.label ?? 'ams1/r1-01';
  const [site = '', name = ''] = label.split('/');
  return {
    label,
    name,
    site,
    cluster: 'rack1',
    workflow: 'debian',
    macs: [],
    uuid: null,
    once: false,
    bootTimes: [],
    held: false,
    complete: true,
    boots: ['debian'],
    artifacts: [artifact('a\nb\nc\n')],
    files: { 'debian12/linux': 'aa' },
    network: { 'MAC of eth0': '52:54:00:00:00:01' },
    ...facts,
  };
}

/** Hosts by label, as plans take them. */
export function byLabel(...hosts: readonly DesiredHost[]): ReadonlyMap<string, DesiredHost> {
  return new Map(hosts.map((host) => [host.label, host]));
}
