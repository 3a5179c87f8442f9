import { concise } from './concise.ts';
import type { Format } from './format.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { junit } from './junit.ts';
import type { FormatName } from './names.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';
import { tap } from './tap.ts';

/** Every output format by the name that `--format` takes. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  pretty,
  concise,
  json,
  jsonl,
  sarif,
  junit,
  github,
  tap,
};
