import type { ProgramArgument, ProgramFlag } from '../program.ts';

/** What may stand somewhere: one of some words, a file, a folder, one of the names of something, or what nobody can guess. */
export type Values = readonly string[] | 'files' | 'folders' | NameKind | null;

/** What has names that are only known when they are asked for. */
export type NameKind = (typeof NAME_KINDS)[number];

const NAME_KINDS = [
  'boots',
  'clusters',
  'declared',
  'hosts',
  'kinds',
  'revisions',
  'rules',
  'sites',
  'systems',
  'workflows',
] as const;

/** Whether these values are names that have to be asked for. */
export function areNames(values: Values): values is NameKind {
  return NAME_KINDS.some((kind) => kind === values);
}

/** By what the help shows in place of the value. */
const BY_PLACEHOLDER: Readonly<Record<string, Values>> = {
  DIR: 'folders',
  FILE: 'files',
  'FILE.csv': 'files',
  '[FORMAT:]FILE': 'files',
  HOST: 'hosts',
  KIND: 'kinds',
  REV: 'revisions',
};

/** By the name of a flag whose value is an id. */
const BY_FLAG: Readonly<Record<string, Values>> = {
  boot: 'boots',
  cluster: 'clusters',
  site: 'sites',
  system: 'systems',
  workflow: 'workflows',
};

const BY_ARGUMENT: Readonly<Record<string, Values>> = {
  dir: 'folders',
  file: 'files',
  files: 'files',
  host: 'hosts',
  paths: 'declared',
  revision: 'revisions',
  revisions: 'revisions',
  rule: 'rules',
};

/** What a flag takes. */
export function valuesOfFlag({ name, options, helpValue = '' }: ProgramFlag): Values {
  return options ?? BY_PLACEHOLDER[helpValue] ?? (helpValue === 'ID' ? (BY_FLAG[name] ?? null) : null);
}

/** What an argument takes. */
export function valuesOfArgument({ name, options }: ProgramArgument): Values {
  return options ?? BY_ARGUMENT[name] ?? null;
}
