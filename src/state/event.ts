/** What every event carries: when it happened, ISO 8601 in UTC, as the caller's clock has it. */
interface Timed {
  readonly at: string;
  /** The machine whose journal it was imported from; absent where it was learnt here. */
  readonly imported?: string;
}

/** What an event about one host carries. */
interface OfHost extends Timed {
  readonly site: string;
  readonly host: string;
}

/** A revision of the source of truth: the name people know it by, and its commit unless it is a work tree. */
export interface RevisionName {
  readonly label: string;
  readonly commit: string | null;
}

/** A host whose disks this session may erase, and on which ground. */
export interface Consent {
  readonly site: string;
  readonly host: string;
  readonly action: 'install' | 'reinstall';
  /** The revision to which it is rolled back if it fails, which erases it once more; absent where it is not. */
  readonly rollback?: string;
}

/** A session began to serve; interface and address are null where it serves on all of them. */
export interface SessionStarted extends Timed {
  readonly kind: 'session-started';
  readonly revision: RevisionName;
  readonly user: string;
  readonly machine: string;
  readonly interface: string | null;
  readonly address: string | null;
  readonly consented: readonly Consent[];
}

/** A session ended of its own accord; one that was killed leaves no such event. */
export interface SessionEnded extends Timed {
  readonly kind: 'session-ended';
}

/** A host's DHCP message (`DISCOVER`) and our reply (`OFFER`), null where it was left alone. */
export interface DhcpEvent extends OfHost {
  readonly kind: 'dhcp';
  readonly mac: string;
  readonly type: string;
  readonly reply: string | null;
  readonly address: string | null;
}

/** A boot program was sent; the digest is null where its bytes were not all sent. */
export interface ProgramEvent extends OfHost {
  readonly kind: 'program';
  readonly protocol: 'tftp' | 'http';
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string | null;
}

/** An artifact as it was served: `contentId` of its canonical form, `sha256` of its bytes (null with placeholders). */
export interface ServedArtifact {
  readonly path: string;
  readonly kind: string;
  readonly contentType: string;
  readonly contentId: string;
  readonly sha256: string | null;
}

/** What ends a boot: a report, one complete GET of its main configuration, or nothing. */
export type DonePolicy = 'checkpoint' | 'fetched' | 'never';

/** What was wanted of a host beside its bytes when it was given a script: with these, all of it can be compared later. */
export interface ConductThen {
  /** The ids of all boots of its workflow, in their order. */
  readonly boots: readonly string[];
  readonly cluster: string;
  readonly workflow: string | null;
  readonly uuid: string | null;
  /** The SHA-256 of each pinned file that its boots load, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What DHCP said to it, and what else decided about it, by the names that `diff` shows. */
  readonly facts: Readonly<Record<string, string>>;
  /** A keyed fingerprint of each secret that its bytes depend on, by name; absent where there was none, or it was not known. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/**
 * A host was given the script of a boot, which is bound by it. `step` counts from 0 in a workflow of `steps` boots;
 * `attempt` counts from 1 and is never given twice to one host and boot for different bytes.
 */
export interface NetworkScriptEvent extends OfHost {
  readonly kind: 'script';
  readonly outcome: 'network';
  readonly boot: string;
  readonly step: number;
  readonly steps: number;
  readonly attempt: number;
  /** Which try of this boot it is in the run at hand; absent where it is the first. */
  readonly try?: number;
  readonly done: DonePolicy;
  readonly revision: string;
  /** The MACs of the host's interfaces: the machine is known by them, whatever it is called later. */
  readonly macs: readonly string[];
  readonly artifacts: readonly ServedArtifact[];
  /** Journals of earlier versions do not have it; what they do not say is never taken for a difference. */
  readonly conduct?: ConductThen;
}

/** A host was told to start from its own disk. */
export interface LocalScriptEvent extends OfHost {
  readonly kind: 'script';
  readonly outcome: 'local';
  readonly revision: string;
}

/** A configuration was asked for; `main` is the one that a boot's `done: fetched` waits for. */
export interface ConfigEvent extends OfHost {
  readonly kind: 'config';
  readonly boot: string;
  readonly path: string;
  readonly contentId: string | null;
  readonly sha256: string | null;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Whether it is the boot's main configuration, and not one that goes with it, such as `meta-data`. */
  readonly main: boolean;
  /** Whether every byte was sent. */
  readonly complete: boolean;
}

/** A declared file was sent, whole or in part. */
export interface FileEvent extends OfHost {
  readonly kind: 'file';
  readonly path: string;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly complete: boolean;
}

/** What follows when a boot has failed: another try, or by the policy of its workflow or site. */
export type FailureThen = 'retry' | 'halt' | 'rollback' | 'continue';

/** What a host goes back to when a boot has failed for good: what it had before, as one more attempt with a number of its own. */
export interface Rollback {
  readonly revision: string;
  /** The ids of the boots that it is given again, in their order. */
  readonly boots: readonly string[];
  readonly attempt: number;
}

/** A machine reported how a boot went; whether the report counts is for `judgeCheckpoint` to say. */
export interface CheckpointEvent extends OfHost {
  readonly kind: 'checkpoint';
  readonly boot: string;
  readonly step: number;
  readonly attempt: number;
  readonly outcome: 'done' | 'failed';
  readonly message: string | null;
  /** What follows a failure; journals of earlier versions do not have it. */
  readonly follows?: FailureThen;
  /** Where it is rolled back. Earlier versions wrote `follows: rollback` without it, and acted as on `halt`. */
  readonly rollback?: Rollback;
}

/** A boot was counted as failed without a report of its machine: `message` says why. */
export interface FailureEvent extends OfHost {
  readonly kind: 'failure';
  readonly boot: string;
  readonly step: number;
  readonly attempt: number;
  readonly message: string;
  readonly follows: FailureThen;
  readonly rollback?: Rollback;
}

/** A machine asked that the source of truth does not know. */
export interface UnknownClientEvent extends Timed {
  readonly kind: 'unknown-client';
  readonly mac: string;
}

/** Something went wrong, with a host or, where both are null, with the session. */
export interface ProblemEvent extends Timed {
  readonly kind: 'problem';
  readonly site: string | null;
  readonly host: string | null;
  readonly code: string;
  readonly message: string;
}

/**
 * A person has said that nothing is to be claimed of a host any more. `given` is when it was last given a boot, as far as that
 * person knew, null for never: what the host was given elsewhere is not forgotten by somebody who did not know it.
 */
export interface ForgottenEvent extends OfHost {
  readonly kind: 'forgotten';
  readonly user: string;
  readonly machine: string;
  readonly given: string | null;
}

/** Somebody has asked the API that a host be given another boot of its workflow next; a machine has met nothing of it yet. */
export interface OverrideEvent extends OfHost {
  readonly kind: 'override';
  readonly boot: string;
  readonly step: number;
  /** Whether a host that had been installed was to be erased again. */
  readonly erase: boolean;
}

/** One boot that a person says a host has gone through. */
export interface DeclaredBoot {
  readonly boot: string;
  readonly step: number;
  readonly done: DonePolicy;
  readonly artifacts: readonly ServedArtifact[];
}

/** A person has said that a host, which was installed by other means, is as a revision wants it. */
export interface DeclaredEvent extends OfHost {
  readonly kind: 'declared';
  readonly user: string;
  readonly machine: string;
  readonly revision: string;
  readonly macs: readonly string[];
  readonly boots: readonly DeclaredBoot[];
  /** As in a script: with it more than bytes can be compared. */
  readonly conduct?: ConductThen;
}

/** Every shape a line of the journal can have, by what tells it apart from the others. */
export interface EventShapes {
  readonly 'session-started': SessionStarted;
  readonly 'session-ended': SessionEnded;
  readonly dhcp: DhcpEvent;
  readonly program: ProgramEvent;
  readonly 'script network': NetworkScriptEvent;
  readonly 'script local': LocalScriptEvent;
  readonly config: ConfigEvent;
  readonly file: FileEvent;
  readonly checkpoint: CheckpointEvent;
  readonly failure: FailureEvent;
  readonly 'unknown-client': UnknownClientEvent;
  readonly problem: ProblemEvent;
  readonly override: OverrideEvent;
  readonly forgotten: ForgottenEvent;
  readonly declared: DeclaredEvent;
}

/** One line of the journal. */
export type JournalEvent = EventShapes[keyof EventShapes];

/** An event that is about one host. */
export type HostEvent =
  | Extract<JournalEvent, { readonly host: string }>
  | (ProblemEvent & { readonly site: string; readonly host: string });

type WithoutTime<E> = E extends JournalEvent ? Omit<E, 'at'> : never;

/** What can be recorded: an event without its time. */
export type Happening = WithoutTime<JournalEvent>;

/** The event that happened at `now`: this module has no clock of its own. */
export function stamped(now: Date, event: Happening): JournalEvent {
  return { at: now.toISOString(), ...event };
}

/** Whether an event is about one host. */
export function isHostEvent(event: JournalEvent): event is HostEvent {
  return 'host' in event && event.host !== null && event.site !== null;
}
