import type { Chain, Round } from './chain.ts';
import { CLIENTS } from './clients.ts';
import { standingLine } from './dhcp-formats.ts';
import type { Step } from './scene.ts';

/** As many equal steps in a row are shown once. */
function folded(asked: readonly Step[]): readonly (readonly [step: Step, times: number])[] {
  const runs: [Step, number][] = [];
  for (const step of asked) {
    const last = runs.at(-1);
    if (last !== undefined && last[0].asks === step.asks && last[0].answer === step.answer) last[1] += 1;
    else runs.push([step, 1]);
  }
  return runs;
}

function stepLine([{ who, asks, answer, size, sha256, broken }, times]: readonly [Step, number]): string {
  const bytes = size === null ? '' : `, ${size} bytes`;
  const digest = sha256 === null ? '' : `, sha256 ${sha256.slice(0, 12)}…`;
  const why = broken === null ? '' : `: ${broken}`;
  const again = times === 1 ? '' : ` (${times} times)`;
  return `  ${who.padEnd(8)}  ${asks} → ${answer}${bytes}${digest}${why}${again}`;
}

function roundText({ boot, step, steps, asked, outcome }: Round, isBroken: boolean): string {
  const of = steps > 1 ? ` (${step + 1} of ${steps})` : '';
  const title = boot === null ? 'power on, for the disk' : `power on, for ${boot}${of}`;
  return [title, ...folded(asked).map(stepLine), `${isBroken ? '  BREAKS' : '  ends'}: ${outcome}`].join(
    '\n',
  );
}

function chainText(chain: Chain): string {
  const { host, firmware, rounds, broken } = chain;
  const title = `==> ${host.label} ${firmware}: ${CLIENTS[firmware].title} <==`;
  const last = rounds.length - 1;
  const texts = rounds.map((round, index) => roundText(round, broken !== null && index === last));
  return `${[title, `${standingLine(chain)}; DHCP mode ${chain.mode}`, ...texts].join('\n')}\n`;
}

/** Chains for people. */
export function prettyChains(chains: readonly Chain[]): string {
  return chains.map(chainText).join('\n');
}

/** Chains as JSON, version 1 of the format. */
export function jsonChains(revision: string, chains: readonly Chain[]): string {
  const record = chains.map(({ host, mode, action, due, firmware, rounds, broken }) => ({
    name: host.name,
    site: host.site.id,
    action,
    due,
    dhcpMode: mode,
    firmware,
    broken,
    rounds,
  }));
  return `${JSON.stringify({ formatVersion: 1, revision, chains: record }, null, 2)}\n`;
}
