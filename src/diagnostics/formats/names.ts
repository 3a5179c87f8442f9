/** The output formats by the name that `--format` takes, the one for people first. */
export const FORMAT_NAMES = [
  'pretty',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'junit',
  'github',
  'tap',
] as const;

/** The name of an output format. */
export type FormatName = (typeof FORMAT_NAMES)[number];
