import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../sot/model/types.ts';
import type { Artifact, RenderRequest } from './artifact.ts';
import type { ServingContext } from './context.ts';
import { inlineFinding, kindFinding, templateFinding } from './findings.ts';
import type { RenderResult, Sandbox } from './sandbox/sandbox.ts';
import { kindOs } from './script.ts';
import { type Task, taskOf } from './task.ts';
import { configId } from './urls.ts';

/** A text for a machine, before its digests. */
export type RenderedText = Pick<Artifact, 'path' | 'url' | 'kind' | 'contentType' | 'content'>;

/** What one pass made of one request: null where something stopped it. */
export interface PassResult {
  readonly texts: readonly RenderedText[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Hands out the results of a batch in the order in which the jobs were put into it. */
function inOrder<T>(items: readonly T[]): (count: number) => readonly T[] {
  let at = 0;
  return (count) => {
    at += count;
    return items.slice(at - count, at);
  };
}

interface Prepared {
  readonly task: Task;
  readonly config: RenderResult | null;
  readonly inline: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

function prepared(task: Task, config: RenderResult | null, inline: readonly RenderResult[]): Prepared {
  const what = { host: task.host.label, boot: task.boot.id };
  const diagnostics: Diagnostic[] = [];
  const rendered = new Map<string, string>();
  if (config !== null && !config.ok) diagnostics.push(templateFinding(config.problem, what));
  for (const [index, result] of inline.entries()) {
    const { name, place } = task.inline[index]!;
    if (result.ok) rendered.set(name, result.text);
    else diagnostics.push(inlineFinding(result.problem, place, what));
  }
  return { task, config, inline: rendered, diagnostics };
}

function configText(task: Task, config: RenderResult | null): RenderedText | null {
  const { boot, kind, configUrl } = task;
  if (kind === null || configUrl === null || boot.unattended === null) return null;
  const content = config?.ok ? config.text : boot.unattended.asset.text;
  return { path: kind.artifactName, url: configUrl, kind: kind.name, contentType: kind.contentType, content };
}

function checked(model: Model, { task, config }: Prepared): readonly Diagnostic[] {
  const { boot, kind, host } = task;
  const text = configText(task, config);
  if (kind === null || text === null) return [];
  const rendered = config?.ok ? config : null;
  const sources = (file: string): string | undefined => model.assets.get(file)?.text;
  return kind
    .check(text.content, kindOs(boot))
    .map((found) =>
      kindFinding(found, boot.unattended!.asset, rendered, sources, { host: host.label, boot: boot.id }),
    );
}

/** Renders the requests once in one context: all configurations and inline templates in one batch, then all scripts. */
export async function renderPass(
  model: Model,
  requests: readonly RenderRequest[],
  context: ServingContext,
  sandbox: Sandbox,
): Promise<readonly PassResult[]> {
  const tasks = requests.map(({ host, boot }) => taskOf(model, host, boot, context));
  const jobs = tasks.flatMap(({ configJob, inlineJobs }) => [
    ...(configJob === null ? [] : [configJob]),
    ...inlineJobs,
  ]);
  const take = inOrder(await sandbox.render(jobs));
  const steps = tasks.map((task) => {
    const [config = null] = task.configJob === null ? [] : take(1);
    return prepared(task, config, take(task.inlineJobs.length));
  });
  const going = steps.filter(({ diagnostics }) => diagnostics.length === 0);
  const scripts = await sandbox.render(going.map(({ task, inline }) => task.scriptJob(inline)));
  const scriptOf = new Map(going.map((step, index) => [step, scripts[index]!]));
  return steps.map((step): PassResult => {
    const script = scriptOf.get(step);
    if (script === undefined) return { texts: null, diagnostics: step.diagnostics };
    const { host, boot } = step.task;
    if (!script.ok)
      return {
        texts: null,
        diagnostics: [templateFinding(script.problem, { host: host.label, boot: boot.id })],
      };
    const config = configText(step.task, step.config);
    const url = `${context.baseUrl(host)}/ipxe?mac=${configId(host)}`;
    const text: RenderedText = {
      path: 'script.ipxe',
      url,
      kind: 'ipxe',
      contentType: 'text/plain; charset=utf-8',
      content: script.text,
    };
    return { texts: config === null ? [text] : [text, config], diagnostics: checked(model, step) };
  });
}
