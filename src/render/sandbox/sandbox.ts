import {
  DEFAULT_LIMITS,
  type Limits,
  type RenderJob,
  type RenderResult,
  type TemplateSource,
} from './job.ts';
import { Patience } from './patience.ts';
import type { SandboxProcess } from './process.ts';
import { Session } from './session.ts';

export type {
  Limits,
  Names,
  Placed,
  RenderJob,
  RenderResult,
  TemplateProblem,
  TemplateSource,
} from './job.ts';

/** Renders templates from strangers. Nothing starts before the first job; nothing is left after `close`. */
export interface Sandbox {
  /**
   * Renders the jobs; the results are in the jobs' order. A template that keeps ending its process is soon not tried any
   * more, in these jobs and in all others with the same patience. Rejects only by a defect of this program.
   */
  readonly render: (jobs: readonly RenderJob[], patience?: Patience) => Promise<readonly RenderResult[]>;
  /** Ends a rendering that still runs, which then rejects. */
  readonly close: () => Promise<void>;
}

/** What the sandbox is made of: every template and snippet that a job may reach, and what a job may use. */
export interface SandboxOptions {
  readonly templates: readonly TemplateSource[];
  readonly limits?: Partial<Limits>;
  /** A process that was started ahead, with the same limits; the sandbox takes it over and ends it. */
  readonly ahead?: SandboxProcess;
}

/** A sandbox over a set of templates. While it is idle it does not keep the process alive. */
export function openSandbox({ templates, limits, ahead }: SandboxOptions): Sandbox {
  const session = new Session(templates, { ...DEFAULT_LIMITS, ...limits }, ahead ?? null);
  return {
    render: (jobs, patience = new Patience()) => session.render(jobs, patience),
    close: () => session.close(),
  };
}
