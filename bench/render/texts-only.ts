// What rendering takes for a tree: prints the milliseconds of starting the sandbox, those of all that `render` does (data,
// texts, checks, digests), a digest of all texts, and for each round those of rendering all texts from data in memory. With
// DATA, writes there what the templates of each host see, one host a line.
//   tsx texts-only.ts FOLDER ROUNDS [DATA]
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { openWith } from '../../src/pipeline/open.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { allRequests, renderEach } from '../../src/render/render.ts';
import type { Names, RenderJob, RenderResult } from '../../src/render/sandbox/sandbox.ts';
import { type Task, tasksOf } from '../../src/render/task.ts';
import { openSource } from '../../src/sot/source/open.ts';

const [folder = '.', rounds = '1', data] = process.argv.slice(2);
const opened = await openSource({ root: folder });
if (!opened.ok) throw new Error(opened.diagnostic.message);

/** The jobs of a host in the order in which they are written down: its configuration and its script. */
function jobsOf(task: Task): readonly RenderJob[] {
  return [task.partJobs[0]!, task.scriptJob(task.scriptData(new Map()))!];
}

/** All that Jinja2 needs to make the same texts. */
function dataLine(task: Task): string {
  const [config, script] = jobsOf(task);
  const { more, common } = script!;
  const own = { ...common?.script, ...(more!.script as Names) };
  return JSON.stringify({ ...task.data(), ...more, script: own, checkpoint: config!.links.checkpoint });
}

await openWith(opened.source, folder, async ({ model, diagnostics }, sandbox) => {
  if (diagnostics.length > 0) throw new Error(`the tree is not clean: ${diagnostics[0]!.message}`);
  const requests = allRequests(model.hosts);
  const taskOf = tasksOf(model, CANONICAL);
  const tasks = requests.map(({ host, boot }) => taskOf(host, boot));
  if (data !== undefined) writeFileSync(data, `${tasks.map(dataLine).join('\n')}\n`);
  const jobs = tasks.flatMap(jobsOf);
  const begun = performance.now();
  await sandbox.render(jobs.slice(0, 2));
  const started = performance.now() - begun;
  const times: number[] = [];
  let results: readonly RenderResult[] = [];
  for (let round = 0; round < Number(rounds); round++) {
    // What was there before is nobody's to clear away while texts are made; Jinja2 is given the same.
    results = [];
    globalThis.gc?.();
    const from = performance.now();
    results = await sandbox.render(jobs);
    times.push(performance.now() - from);
  }
  const rendered = performance.now();
  let boots = 0;
  for await (const { diagnostics: found } of renderEach(model, requests, CANONICAL, sandbox)) {
    boots++;
    if (found.length > 0) throw new Error(`a text is not clean: ${found[0]!.message}`);
  }
  const ended = performance.now();
  if (boots !== tasks.length) throw new Error(`${boots} of ${tasks.length} boots were rendered`);
  const texts = results.map((result) => (result.ok ? result.text : ''));
  const digest = createHash('sha256').update(texts.join('')).digest('hex');
  console.log(started, ended - rendered, digest, ...times);
});
