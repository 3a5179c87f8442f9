import { fourHostsWith } from '../../support/session-ground.ts';
import type { Scene } from '../../support/session-scene.ts';
import { machine } from './sample.ts';

/** The four equal hosts under another workflow, whose boot has a time where one is given. */
export function fourUnder(workflow: string, bootMore = ''): ReadonlyMap<string, string> {
  const boot = fourHostsWith().get('boot/debian12.yml')!;
  return fourHostsWith({
    'workflows/debian12.yml': `id: debian12\nworkflow: [{boot: debian12}]\n${workflow}`,
    'boot/debian12.yml': boot + bootMore,
  });
}

/** Asks for the script of the host at 198.51.100.`last`. */
export async function script({ get }: Scene, last: number): Promise<string> {
  const { id, address } = machine(last);
  return (await get(`/ipxe?mac=${id}`, address)).body;
}

/** Installs as far as the report: its path. */
export async function install(scene: Scene, last: number): Promise<string> {
  const { id, address } = machine(last);
  await script(scene, last);
  const { body } = await scene.get(`/config/${id}`, address);
  await scene.stateOf(`ams1/r1-0${last - 10}`);
  return /\/checkpoint\/\w+/.exec(body)![0];
}

/** Reports how the boot of the host at 198.51.100.`last` went. */
export async function report(scene: Scene, last: number, path: string, query = ''): Promise<string> {
  return (await scene.get(`${path}${query}`, machine(last).address)).body;
}

/** The lines of the log of some kinds, `host: message`. */
export function lines({ log }: Scene, ...kinds: readonly string[]): readonly string[] {
  return log
    .filter(({ event }) => kinds.includes(event))
    .map(({ host, message }) => `${host?.slice(5)}: ${message}`);
}
