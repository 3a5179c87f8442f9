import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { KindFinding } from '../kinds/kind.ts';
import { undeclaredFile } from '../rules/file/undeclared.ts';
import { catalogOf } from '../sot/model/catalog-of.ts';
import type { Model } from '../sot/model/types.ts';
import type { Artifact, RenderRequest } from './artifact.ts';
import type { ConfigPart } from './config-parts.ts';
import type { ServingContext } from './context.ts';
import { inlineFinding, kindFinding, ShownLines, templateFinding } from './findings.ts';
import type { InlineTemplate } from './inline.ts';
import type { Patience } from './sandbox/patience.ts';
import type { RenderJob, RenderResult, Sandbox } from './sandbox/sandbox.ts';
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
  /** What became of each part; null for one that is served as it is. */
  readonly parts: readonly (RenderResult | null)[];
  readonly inline: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A kernel or initrd whose path only rendering knows, and that a machine would not get. */
function undeclaredInline(model: Model, { place }: InlineTemplate, text: string): Diagnostic | null {
  return place.path[0] === 'boot' ? undeclaredFile(model, text, place) : null;
}

function prepared(
  model: Model,
  task: Task,
  parts: readonly (RenderResult | null)[],
  inline: readonly RenderResult[],
): Prepared {
  const what = { host: task.host.label, boot: task.boot.id };
  const diagnostics: Diagnostic[] = [];
  const rendered = new Map<string, string>();
  for (const part of parts) {
    if (part !== null && !part.ok) diagnostics.push(templateFinding(part.problem, what));
  }
  for (const [index, result] of inline.entries()) {
    const template = task.inline[index]!;
    if (!result.ok) {
      diagnostics.push(inlineFinding(result.problem, template, what));
      continue;
    }
    rendered.set(template.name, result.text);
    const found = undeclaredInline(model, template, result.text);
    if (found !== null) diagnostics.push({ ...found, hosts: [what.host], boot: what.boot });
  }
  return { task, parts, inline: rendered, diagnostics };
}

/** A part of a configuration as the machine gets it; without content where it cannot be made. */
interface MadePart {
  readonly part: ConfigPart;
  readonly result: RenderResult | null;
  readonly content: string | null;
  readonly findings: readonly KindFinding[];
}

function madePart(part: ConfigPart, result: RenderResult | null): MadePart {
  const { source } = part;
  const asIs = typeof source === 'string' ? source : source.text;
  const { text, findings } = part.made(result?.ok ? result.text : asIs);
  return { part, result, content: text, findings };
}

function checked(
  model: Model,
  { task }: Prepared,
  parts: readonly MadePart[],
  shown: ShownLines,
): readonly Diagnostic[] {
  const what = { host: task.host.label, boot: task.boot.id };
  const { assets, prefix } = catalogOf(model, task.host);
  const sources = (file: string): string | undefined => assets.get(file.slice(prefix.length))?.text;
  return parts.flatMap(({ part: { source }, result, findings }) => {
    if (typeof source === 'string') return [];
    const text = { asset: source, result: result?.ok ? result : null };
    return findings.map((found) => kindFinding(found, text, sources, what, shown));
  });
}

function configTexts(parts: readonly MadePart[]): readonly RenderedText[] | null {
  const texts = parts.flatMap(
    ({ part: { path, url, kind, contentType }, content }): readonly RenderedText[] =>
      content === null ? [] : [{ path, url, kind, contentType, content }],
  );
  return texts.length < parts.length ? null : texts;
}

/** Renders the requests once in one context: all configurations and inline templates in one batch, then all scripts. */
export async function renderPass(
  model: Model,
  requests: readonly RenderRequest[],
  context: ServingContext,
  sandbox: Sandbox,
  patience: Patience,
): Promise<readonly PassResult[]> {
  const tasks = requests.map(({ host, boot }) => taskOf(model, host, boot, context));
  const isJob = (job: RenderJob | null): job is RenderJob => job !== null;
  const jobs = tasks.flatMap(({ partJobs, inlineJobs }) => [...partJobs.filter(isJob), ...inlineJobs]);
  const take = inOrder(await sandbox.render(jobs, patience));
  const steps = tasks.map((task) => {
    const parts = task.partJobs.map((job) => (job === null ? null : take(1)[0]!));
    return prepared(catalogOf(model, task.host), task, parts, take(task.inlineJobs.length));
  });
  const going = steps.filter(({ diagnostics }) => diagnostics.length === 0);
  const scripts = await sandbox.render(
    going.map(({ task, inline }) => task.scriptJob(inline)),
    patience,
  );
  const shown = new ShownLines();
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
    const parts = step.task.parts.map((part, index) => madePart(part, step.parts[index] ?? null));
    const configs = configTexts(parts);
    const url = `${context.baseUrl(host)}/ipxe?mac=${configId(host)}`;
    const text: RenderedText = {
      path: 'script.ipxe',
      url,
      kind: 'ipxe',
      contentType: 'text/plain; charset=utf-8',
      content: script.text,
    };
    const texts = configs === null ? null : [text, ...configs];
    return { texts, diagnostics: checked(model, step, parts, shown) };
  });
}
