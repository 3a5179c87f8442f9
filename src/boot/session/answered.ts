import type { Artifact } from '../../render/artifact.ts';
import type { Host } from '../../sot/model/types.ts';
import type { Reply } from '../http/reply.ts';

/** An artifact that is being served to a host. */
export interface ServedArtifactOf {
  readonly boot: string;
  readonly artifact: Artifact;
  /** Whether it is the boot's main configuration. */
  readonly main: boolean;
}

/** What a reply is about, for the log and the journal once it has gone out. */
export interface Subject {
  readonly host: Host | null;
  readonly served: ServedArtifactOf | null;
  /** The declared path of a file. */
  readonly file: string | null;
}

/** A reply with what it is about. */
export interface Answered extends Subject {
  readonly reply: Reply;
}

/** What is about nobody and nothing. */
export const NOTHING: Subject = { host: null, served: null, file: null };

/** A reply about a host, an artifact, a file, or none of them. */
export function answered(reply: Reply, about: Partial<Subject> = {}): Answered {
  return { ...NOTHING, ...about, reply };
}
