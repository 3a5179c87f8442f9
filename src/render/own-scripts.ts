import type { Host } from '../sot/model/types.ts';
import type { Json } from '../sot/schema/generated/types.ts';
import { OWN_TEMPLATES } from './own-templates.ts';
import type { RenderJob, Sandbox } from './sandbox/sandbox.ts';

const NO_LINKS: RenderJob['links'] = { files: {}, checkpoint: '', secrets: null };

/** vaq's own templates are part of the program: one that does not render is a defect. */
async function renderOwn(sandbox: Sandbox, jobs: readonly RenderJob[]): Promise<readonly string[]> {
  const results = await sandbox.render(jobs);
  return results.map((result) => {
    if (result.ok) return result.text;
    throw new Error(`${result.problem.file}: ${result.problem.message}`);
  });
}

function job(template: string, host: string, data: { readonly [key: string]: Json }): RenderJob {
  return { template, data, host, links: NO_LINKS };
}

/** The script that every iPXE is given first. */
export async function startScript(sandbox: Sandbox, baseUrl: string): Promise<string> {
  const [text] = await renderOwn(sandbox, [job(OWN_TEMPLATES.boot, '', { service: { url: baseUrl } })]);
  return text!;
}

/** The scripts that send hosts to their disks, by label. */
export async function localScripts(
  sandbox: Sandbox,
  hosts: readonly Host[],
): Promise<ReadonlyMap<string, string>> {
  const jobs = hosts.map(({ label, data }) =>
    job(OWN_TEMPLATES.local, label, { label, localBoot: data.local_boot ?? 'auto' }),
  );
  const texts = await renderOwn(sandbox, jobs);
  return new Map(hosts.map(({ label }, index) => [label, texts[index]!]));
}

/** The scripts of hosts that wait for their turn, by label; each asks again at its own address of the service. */
export async function waitScripts(
  sandbox: Sandbox,
  hosts: readonly Host[],
  urlOf: (host: Host) => string,
): Promise<ReadonlyMap<string, string>> {
  const jobs = hosts.map((host) =>
    job(OWN_TEMPLATES.wait, host.label, { label: host.label, service: { url: urlOf(host) } }),
  );
  const texts = await renderOwn(sandbox, jobs);
  return new Map(hosts.map(({ label }, index) => [label, texts[index]!]));
}

/** The script that says why a host is not served. */
export async function refusedScript(sandbox: Sandbox, host: Host, reason: string): Promise<string> {
  const [text] = await renderOwn(sandbox, [
    job(OWN_TEMPLATES.refused, host.label, { label: host.label, reason }),
  ]);
  return text!;
}
