/** The models that came before version 1, as people may know them. */
export const DIALECTS = {
  any: 'Vaquero’s models',
  early: 'Vaquero’s models of 2016',
  v0: 'Vaquero’s first model, of summer 2016',
  v1: 'Vaquero’s model of host groups, of autumn 2016',
  v2: 'Vaquero’s model of boots and workflows, from November 2016 on',
  'v2.1': 'Vaquero’s model with agents in env.yml, from January 2017 on',
  v3: 'Vaquero’s model with linked configuration, from September 2017 on',
} as const;

/** An older model, or several that cannot be told apart by one sign. */
export type Dialect = keyof typeof DIALECTS;

/** What gives a document away as one of an older model. */
export interface Sign {
  readonly dialect: Dialect;
  /** Where it stands in the document; empty for the document as a whole. */
  readonly path: readonly (string | number)[];
  /** What it is, for "document 2 has …": `` `host_group` ``. */
  readonly what: string;
  /** What version 1 has in its place, as a clause. */
  readonly instead: string;
}
