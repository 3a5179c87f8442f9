import type { GivenBoot, HostState } from '../state/host-state.ts';
import type { Earlier } from './differences.ts';
import { latest, type Machine } from './machines.ts';

/** The texts that machines were given, by `contentId`, as far as they are kept. */
export type Contents = ReadonlyMap<string, string>;

/** A machine that was given a boot, with what is known of it. */
export interface AppliedMachine extends Machine {
  readonly state: HostState;
}

/** The machines that were ever given a boot, each under the label under which it was last. */
export function appliedMachines(states: Iterable<HostState>): readonly AppliedMachine[] {
  const since = ({ boots }: HostState): string => boots.at(-1)?.at ?? '';
  const met = [...states]
    .filter(({ boots, applied }) => boots.length > 0 || applied !== null)
    .sort((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0));
  return latest(
    met.map((state) => ({
      label: `${state.site}/${state.host}`,
      macs: state.macs,
      uuid: state.conduct?.uuid ?? null,
      state,
    })),
  );
}

function sentFiles(boots: readonly GivenBoot[]): Readonly<Record<string, string>> {
  const files = boots.flatMap((given) => given.files);
  return Object.fromEntries(files.flatMap(({ path, sha256 }) => (sha256 === null ? [] : [[path, sha256]])));
}

/** What a machine was given last. Where the journal does not say what else was wanted, only its bytes and files count. */
export function givenTo({ boots, steps, conduct }: HostState, contents: Contents): Earlier {
  const isWhole = boots.length === steps;
  return {
    boots: conduct?.boots ?? boots.map(({ boot }) => boot),
    steps,
    artifacts: boots.flatMap(({ boot, artifacts }) =>
      artifacts.map(({ path, contentId }) => ({
        boot,
        path,
        contentId,
        content: contents.get(contentId) ?? null,
      })),
    ),
    given: isWhole ? null : new Set(boots.map(({ boot }) => boot)),
    files: conduct?.files ?? sentFiles(boots),
    hasAllFiles: conduct !== null,
    ...(conduct?.secrets === undefined ? {} : { secrets: conduct.secrets }),
    network: conduct?.facts ?? null,
  };
}
