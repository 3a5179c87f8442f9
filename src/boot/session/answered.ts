import type { Artifact } from '../../render/artifact.ts';
import type { Host } from '../../sot/model/types.ts';

/** An artifact that is being served to a host. */
export interface ServedArtifactOf {
  readonly boot: string;
  readonly artifact: Artifact;
  /** Whether it is the boot's main configuration. */
  readonly main: boolean;
}

/** What a request was answered with, for the log and the journal once the answer has gone out. */
export interface Answered {
  readonly host: Host | null;
  readonly served: ServedArtifactOf | null;
  /** The declared path of a file. */
  readonly file: string | null;
}

/** A request that led to nobody and nothing. */
export const NOTHING: Answered = { host: null, served: null, file: null };
