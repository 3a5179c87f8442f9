import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkIpxe } from '../kinds/ipxe/check.ts';
import type { KindFinding } from '../kinds/kind.ts';
import { startsByGrub } from '../sot/grub-program.ts';
import { catalogOf } from '../sot/model/catalog-of.ts';
import type { Boot, Host, Model } from '../sot/model/types.ts';
import type { Artifact, RenderRequest } from './artifact.ts';
import type { ConfigPart } from './config-parts.ts';
import type { ServingContext } from './context.ts';
import {
  type CheckedText,
  inlineFinding,
  kindFinding,
  lineOf,
  ShownLines,
  templateFinding,
} from './findings.ts';
import { GRUB_KIND, grubConfig, grubConfigUrl } from './grub.ts';
import { inlineCheck } from './inline-check.ts';
import { originsOf, type ValuesOf } from './origins.ts';
import type { Patience } from './sandbox/patience.ts';
import type { RenderJob, RenderResult, Sandbox } from './sandbox/sandbox.ts';
import type { ScriptData } from './script.ts';
import { tooLong } from './script-check.ts';
import { type Task, tasksOf } from './task.ts';
import { configId } from './urls.ts';
import { valueOrigins, valueSources } from './value-origin.ts';

/** What is wanted of a pass beside the bytes. */
export interface PassOptions {
  readonly withOrigins: boolean;
  readonly withChecks: boolean;
}

/** A text for a machine, before its digests. */
export type RenderedText = Pick<Artifact, 'path' | 'url' | 'kind' | 'contentType' | 'content' | 'origins'>;

/** What one pass made of one request: null where something stopped it. */
export interface PassResult {
  readonly texts: readonly RenderedText[] | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The names of the secrets that its templates asked for. */
  readonly secrets: readonly string[];
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
  readonly inlineResults: readonly RenderResult[];
  readonly diagnostics: readonly Diagnostic[];
}

function prepared(
  model: Model,
  task: Task,
  parts: readonly (RenderResult | null)[],
  inline: readonly RenderResult[],
  shown: ShownLines,
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
    const found = inlineCheck(model, template, result.text, shown);
    if (found !== null) diagnostics.push({ ...found, hosts: [what.host], boot: what.boot });
  }
  return { task, parts, inline: rendered, inlineResults: inline, diagnostics };
}

function askedIn(results: readonly (RenderResult | null)[]): readonly string[] {
  return results.flatMap((result) => (result?.ok ? (result.secrets ?? []) : []));
}

/** A part of a configuration as the machine gets it; without content where it cannot be made. */
interface MadePart {
  readonly part: ConfigPart;
  readonly result: RenderResult | null;
  readonly content: string | null;
  readonly findings: readonly KindFinding[];
}

function madePart(part: ConfigPart, result: RenderResult | null, withChecks: boolean): MadePart {
  const { source } = part;
  const asIs = typeof source === 'string' ? source : source.text;
  const whole = result?.ok ? result.text : asIs;
  if (!withChecks && !part.isTranspiled) return { part, result, content: whole, findings: [] };
  const { text, findings } = part.made(whole);
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
    const origins: CheckedText['origins'] = (line) =>
      valueOrigins(model, task.host, task.boot, { ...line, data: task.data() });
    const text = { asset: source, result: result?.ok ? result : null, origins };
    return findings.map((found) => kindFinding(found, text, sources, what, shown));
  });
}

/** What is wrong in a script that the source of truth has in place of vaq's own. */
function checkedScript(
  model: Model,
  { host, boot, script, data }: Task,
  content: string,
  result: RenderResult | null,
  shown: ShownLines,
): readonly Diagnostic[] {
  if (script === null) return [];
  const { assets, prefix } = catalogOf(model, host);
  const origins: CheckedText['origins'] = (line) =>
    valueOrigins(model, host, boot, { ...line, data: data() });
  const text = { asset: script, result: result?.ok ? result : null, origins };
  const sources = (file: string): string | undefined => assets.get(file.slice(prefix.length))?.text;
  const what = { host: host.label, boot: boot.id };
  return checkIpxe(content).map((found) => kindFinding(found, text, sources, what, shown));
}

function valuesOf(model: Model, { host, boot, data }: Task): ValuesOf {
  const { assets, prefix } = catalogOf(model, host);
  return (file, number, text) => {
    const template = lineOf(assets.get(file.slice(prefix.length))?.text, number);
    return valueSources(model, host, boot, { template, text, start: 0, end: text.length, data: data() });
  };
}

function configTexts(parts: readonly MadePart[], values: ValuesOf | null): readonly RenderedText[] | null {
  const texts = parts.flatMap(
    ({ part: { path, url, kind, contentType, source }, result, content }): readonly RenderedText[] => {
      if (content === null) return [];
      const origins = values === null ? {} : { origins: originsOf(content, source, result, values) };
      return [{ path, url, kind, contentType, content, ...origins }];
    },
  );
  return texts.length < parts.length ? null : texts;
}

function scriptText(
  { host, script }: Task,
  result: RenderResult | null,
  context: ServingContext,
  values: ValuesOf | null,
): RenderedText {
  const content = result?.ok ? result.text : (script?.text ?? '');
  return {
    path: 'script.ipxe',
    url: `${context.baseUrl(host)}/ipxe?mac=${configId(host)}`,
    kind: 'ipxe',
    contentType: 'text/plain; charset=utf-8',
    content,
    ...(values === null ? {} : { origins: originsOf(content, script ?? '', result, values) }),
  };
}

/** The same boot for a host whose firmware comes to it by GRUB. */
function grubTexts({ host, boot }: Task, data: ScriptData, context: ServingContext): readonly RenderedText[] {
  if (!startsByGrub(host)) return [];
  const base = context.baseUrl(host);
  const url = grubConfigUrl(base, host);
  const content = grubConfig(host, boot.id, data, base);
  return [{ path: 'grub.cfg', url, kind: GRUB_KIND, contentType: 'text/plain; charset=utf-8', content }];
}

/** One context to render in, and what is known over all that is rendered in it. */
export interface Pass {
  readonly model: Model;
  readonly context: ServingContext;
  readonly taskOf: (host: Host, boot: Boot) => Task;
  readonly shown: ShownLines;
}

/** A pass that has rendered nothing yet. */
export function openPass(model: Model, context: ServingContext): Pass {
  return { model, context, taskOf: tasksOf(model, context), shown: new ShownLines() };
}

const isJob = (job: RenderJob | null): job is RenderJob => job !== null;

/** A boot's iPXE script; no data where something that it needs could not be rendered. */
interface Script {
  readonly data: ScriptData | null;
  readonly job: RenderJob | null;
}

function scriptOf(task: Task, inline: ReadonlyMap<string, string>): Script {
  const data = task.scriptData(inline);
  return { data, job: task.scriptJob(data) };
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();
const NO_SCRIPT: Script = { data: null, job: null };

/**
 * Renders requests of a pass, in their order: all configurations and inline templates in one batch, with the scripts that
 * need none of those; then the other scripts.
 */
export async function renderRequests(
  { model, context, taskOf, shown }: Pass,
  requests: readonly RenderRequest[],
  sandbox: Sandbox,
  patience: Patience,
  { withOrigins, withChecks }: PassOptions,
): Promise<readonly PassResult[]> {
  const tasks = requests.map(({ host, boot }) => taskOf(host, boot));
  const early = tasks.map((task) => (task.inline.length === 0 ? scriptOf(task, NO_TEXTS) : null));
  const jobs = tasks.flatMap(({ partJobs, inlineJobs }, index) =>
    [...partJobs, ...inlineJobs, early[index]?.job ?? null].filter(isJob),
  );
  const take = inOrder(await sandbox.render(jobs, patience));
  const steps = tasks.map((task, index) => {
    const parts = task.partJobs.map((job) => (job === null ? null : take(1)[0]!));
    const step = prepared(catalogOf(model, task.host), task, parts, take(task.inlineJobs.length), shown);
    const rendered = early[index]?.job == null ? null : take(1)[0]!;
    const isBroken = step.diagnostics.length > 0;
    return {
      ...step,
      rendered,
      script: isBroken ? NO_SCRIPT : (early[index] ?? scriptOf(task, step.inline)),
    };
  });
  const late = steps.map(({ script, rendered }) => (rendered === null ? script.job : null));
  const takeLate = inOrder(await sandbox.render(late.filter(isJob), patience));
  return steps.map((step, index): PassResult => {
    const { data } = step.script;
    if (data === null) return { texts: null, diagnostics: step.diagnostics, secrets: [] };
    const { host, boot } = step.task;
    const what = { host: host.label, boot: boot.id };
    const script = late[index] === null ? step.rendered : takeLate(1)[0]!;
    if (script?.ok === false)
      return { texts: null, diagnostics: [templateFinding(script.problem, what)], secrets: [] };
    const parts = step.task.parts.map((part, at) => madePart(part, step.parts[at] ?? null, withChecks));
    const values = withOrigins ? valuesOf(model, step.task) : null;
    const configs = configTexts(parts, values);
    const first = scriptText(step.task, script, context, values);
    const long = withChecks ? tooLong(data, boot, shown) : null;
    const own = long === null ? [] : [{ ...long, hosts: [what.host], boot: what.boot }];
    return {
      texts: configs === null ? null : [first, ...grubTexts(step.task, data, context), ...configs],
      diagnostics: [
        ...own,
        ...(withChecks ? checkedScript(model, step.task, first.content, script, shown) : []),
        ...checked(model, step, parts, shown),
      ],
      secrets: askedIn([...step.parts, ...step.inlineResults, script]),
    };
  });
}
