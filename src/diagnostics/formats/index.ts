import { concise } from './concise.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';

/** Every output format by the name that `--format` takes. */
export const FORMATS = { pretty, concise, json } as const satisfies Readonly<Record<string, Format>>;
