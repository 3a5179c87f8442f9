import type { Host, Model, Os } from '../../sot/model/types.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** What kernels a machine of each architecture runs; a 64-bit one started as BIOS runs the 32-bit ones too. */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['x86_64', 'i386'],
  i386: ['i386'],
  arm64: ['arm64'],
};

/** The hosts that state an architecture and go through a boot of an operating system for another, by what they state. */
function misfits({ hosts }: Model, os: Os): ReadonlyMap<string, readonly Host[]> {
  const { arch: wanted } = os.data;
  const found = hosts.filter(({ data: { arch }, workflow }) => {
    if (wanted === undefined || arch === undefined || RUNS[arch]?.includes(wanted) !== false) return false;
    return workflow?.boots?.some((boot) => boot.os === os) ?? false;
  });
  return new Map(
    [...new Set(found.map(({ data }) => data.arch!))].map((arch) => [
      arch,
      found.filter(({ data }) => data.arch === arch),
    ]),
  );
}

/** An operating system is for the machines that go through its boots: their firmware does not start another kernel. */
export const architecture: Rule = {
  id: 'os/architecture',
  severity: 'error',
  summary: 'a host goes through a boot of another architecture',
  *check(model) {
    for (const os of model.oses.values()) {
      for (const [arch, hosts] of misfits(model, os)) {
        yield finding(within(os.place, 'arch'), {
          ruleId: 'os/architecture',
          message: `this kernel is for ${os.data.arch}, and a host that is to start it states \`arch: ${arch}\`: its firmware cannot; correct the one or the other, or give ${arch} a workflow of its own`,
          hosts: hosts.map(({ label }) => label),
          related: [related(within(hosts[0]!.place, 'arch'), 'stated here')],
        });
      }
    }
  },
};
