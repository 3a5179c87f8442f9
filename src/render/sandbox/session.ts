import type { Refusal } from './chunk.ts';
import { Encoder } from './encoder.ts';
import { feed } from './feed.ts';
import type { Limits, Marks, Rendered, RenderJob, RenderResult, TemplateSource } from './job.ts';
import { Library } from './library.ts';
import type { Fatal, Patience } from './patience.ts';
import { failureProblem, stopProblem } from './problem.ts';
import { SandboxProcess } from './process.ts';
import type { Loaded, Reply } from './protocol.ts';
import { Shapes, type Text } from './shapes.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** How often in a row a process may be stopped by a signal from outside before that is reported. */
const MOST_STOPS = 3;

/** A library of templates and the process that renders them: started at the first job, and again after each one that ended it. */
export class Session {
  readonly #sources: readonly TemplateSource[];
  readonly #limits: Limits;
  #library: Library | null = null;
  #refusals: ReadonlyMap<number, Refusal> = new Map();
  #process: SandboxProcess | null = null;
  /** What the process has been sent, and the templates that it has answered for. */
  #encoder = new Encoder();
  #answered = new Set<string>();
  #shapes = new Shapes();
  readonly #place: Marks['place'] = (chunk) => this.#library!.place(chunk);
  /** Whether a process has ended before it had written all its replies, so that the next ones must not hold any back. */
  #isCareful = false;
  #queue: Promise<unknown> = Promise.resolve();
  /** A process that waits for its templates. */
  #ahead: SandboxProcess | null;

  constructor(sources: readonly TemplateSource[], limits: Limits, ahead: SandboxProcess | null) {
    this.#ahead = ahead;
    this.#sources = sources;
    this.#limits = limits;
  }

  /** Renders after all that was asked for before. */
  render(jobs: readonly RenderJob[], patience: Patience): Promise<readonly RenderResult[]> {
    const results = this.#queue.then(() => this.#renderAll(jobs, patience));
    this.#queue = results.catch(() => {});
    return results;
  }

  async close(): Promise<void> {
    await Promise.all([this.#process?.close(), this.#ahead?.close()]);
    this.#process = null;
    this.#ahead = null;
  }

  async #renderAll(jobs: readonly RenderJob[], patience: Patience): Promise<readonly RenderResult[]> {
    this.#library ??= new Library(this.#sources);
    const library = this.#library;
    const numbers = jobs.map(({ template }) => library.numberOf(template));
    const results: RenderResult[] = [];
    let left: readonly number[] = jobs.map((_, index) => index);
    const giveUp = (index: number, fatal: Fatal): void => {
      results[index] = { ok: false, problem: stopProblem(jobs[index]!, fatal, this.#limits) };
    };
    const withoutSpent = (): readonly number[] =>
      left.filter((index) => {
        const fatal = patience.spentBy(jobs[index]!.template);
        if (fatal !== null) giveUp(index, fatal);
        return fatal === null;
      });
    left = withoutSpent();
    let stops = 0;
    while (left.length > 0) {
      const sandbox = this.#process ?? (await this.#start(library));
      let answered = 0;
      const onReply = (reply: Reply): void => {
        const index = left[answered++]!;
        this.#answered.add(jobs[index]!.template);
        results[index] = this.#result(library, jobs[index]!, reply);
      };
      sandbox.keepAlive(true);
      const stop = await feed(
        sandbox,
        linesOf(jobs, numbers, left, this.#encoder),
        onReply,
        this.#limits.timeout,
      );
      left = left.slice(answered);
      if (stop === null) {
        sandbox.keepAlive(false);
        continue;
      }
      this.#process = null;
      if (stop === 'closed') throw new Error('the sandbox was closed while it rendered');
      if (stop === 'failed') throw new Error(`the sandbox failed: ${sandbox.lastWords}`);
      stops = stop === 'stopped' ? stops + 1 : 0;
      if (stops > MOST_STOPS) throw new Error('the sandbox was stopped by signals from outside');
      if (stop === 'stopped' || left.length === 0) continue;
      const [fatal, ...others] = left;
      if (!this.#isCareful && this.#answered.has(jobs[fatal!]!.template)) {
        this.#isCareful = true;
        continue;
      }
      patience.note(jobs[fatal!]!.template, stop);
      giveUp(fatal!, stop);
      left = others;
      left = withoutSpent();
    }
    return results;
  }

  /** A process that has been given all templates. One that ends before it has read them ends like one that renders. */
  async #start(library: Library): Promise<SandboxProcess> {
    const sandbox = this.#ahead ?? new SandboxProcess(this.#limits.memory);
    this.#ahead = null;
    sandbox.keepAlive(true);
    this.#process = sandbox;
    this.#encoder = new Encoder();
    this.#answered = new Set();
    this.#shapes = new Shapes();
    // One that ends while it is idle is no job's fault.
    void sandbox.ended.then(() => {
      if (this.#process === sandbox) this.#process = null;
    });
    const first = new Promise<string>((resolve) => {
      sandbox.onLine = resolve;
    });
    sandbox.write(`${JSON.stringify(library.load(this.#limits.output, this.#isCareful))}\n`);
    const line = await Promise.race([first, sandbox.ended]);
    if (!line.startsWith('{')) return sandbox;
    const refusals = new Map<number, Refusal>();
    for (const [number, { refusal }] of library.templates.entries()) {
      if (refusal !== null) refusals.set(number, refusal);
    }
    for (const fault of (JSON.parse(line) as Loaded).broken) {
      refusals.set(fault.template, syntaxProblem(library.templates[fault.template]!, fault));
    }
    this.#refusals = refusals;
    return sandbox;
  }

  #result(library: Library, job: RenderJob, reply: Reply): RenderResult {
    if (!('kind' in reply)) return this.#rendered(this.#shapes.changed(reply));
    if (reply.kind === 'text') {
      const rendered = this.#rendered(this.#shapes.text(reply));
      return reply.secrets === undefined ? rendered : { ...rendered, secrets: reply.secrets };
    }
    return { ok: false, problem: failureProblem(job, library, this.#refusals, reply, this.#limits.output) };
  }

  #rendered({ text, pairs }: Text): Rendered {
    return { ok: true, text, marks: { pairs, place: this.#place } };
  }
}

/** The jobs that are left, each made into text only when it is about to be sent. */
function* linesOf(
  jobs: readonly RenderJob[],
  numbers: readonly number[],
  left: readonly number[],
  encoder: Encoder,
): Generator<string> {
  for (const index of left) yield encoder.line(numbers[index]!, jobs[index]!);
}
