import type { DesiredHost } from '../../../src/plan/desired.ts';
import type { Comparison } from '../../../src/plan/formats/comparison.ts';
import { ownValuesOf } from '../../../src/plan/own-values.ts';
import { plan } from '../../../src/plan/plan.ts';
import { artifact, byLabel, desired } from '../sample.ts';

/** A comparison of two states of the world. */
export function comparisonOf(
  from: readonly DesiredHost[],
  to: readonly DesiredHost[],
  more: Partial<Comparison> = {},
): Comparison {
  const [before, after] = [byLabel(...from), byLabel(...to)];
  const hosts = plan(before, after);
  return {
    from: 'HEAD~1 (1a2b3c4)',
    to: 'work tree at 5d6e7f8',
    hosts,
    notCompared: [],
    own: ownValuesOf(before, after),
    turns: new Map(),
    ...more,
  };
}

/** The lines that every host of the sample has, and what changes in them. */
export const TEXT = 'one\ntwo\nthree\n';
const EDITED = TEXT.replace('two', '2');

/** One host of each action, and one that shares what happens to another. */
export function sampleComparison(notCompared: readonly string[] = []): Comparison {
  const host = (name: string, more: Partial<DesiredHost> = {}) =>
    desired({ label: `ams1/${name}`, artifacts: [artifact(`# ${name}\n${TEXT}`)], ...more });
  const edited = (name: string) => [artifact(`# ${name}\n${EDITED}`)];
  return comparisonOf(
    [host('r1'), host('r2'), host('r3'), host('same'), host('old'), host('held')],
    [
      host('r1', { artifacts: edited('r1') }),
      host('r2', { artifacts: edited('r2') }),
      host('r3', { network: { 'MAC of eth0': '52:54:00:00:00:02' } }),
      host('same'),
      host('new1'),
      host('new2'),
      host('held', { held: true, artifacts: edited('held') }),
    ],
    { notCompared },
  );
}

/** As many hosts as asked for, `r1-01` and on, each with a line of its own in a text that changes. */
export function rack(count: number, text: (host: string) => string): readonly DesiredHost[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    const network = {
      'MAC of eth0': `52:54:00:00:00:${number}`,
      'address of eth0': `198.51.100.${index + 1}`,
      'gateway of eth0': '198.51.100.254',
    };
    return desired({
      label: `ams1/r1-${number}`,
      artifacts: [artifact(text(`r1-${number} ${network['MAC of eth0']} ${network['address of eth0']}`))],
      network,
    });
  });
}
