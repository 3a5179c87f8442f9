import { DEFAULT_LIMITS, type Limits } from './job.ts';
import { SandboxProcess } from './process.ts';

/** Starts a sandbox's process before its templates are known, so that it comes up while they are read. */
export function startAhead(limits: Partial<Limits> = {}): SandboxProcess {
  const started = new SandboxProcess({ ...DEFAULT_LIMITS, ...limits }.memory);
  started.keepAlive(false);
  return started;
}
