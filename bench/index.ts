import type { Benchmark } from './benchmark.ts';
import { check } from './check.ts';
import { coldStart } from './cold-start.ts';
import { dhcp } from './dhcp.ts';
import { diff } from './diff.ts';
import { http } from './http.ts';
import { journal } from './journal.ts';
import { machines } from './machines.ts';
import { render } from './render.ts';
import { scale } from './scale.ts';
import { tftp } from './tftp.ts';
import { validate } from './validate.ts';

/** Every benchmark, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  coldStart,
  journal,
  scale,
  render,
  check,
  diff,
  dhcp,
  tftp,
  http,
  machines,
  validate,
];
