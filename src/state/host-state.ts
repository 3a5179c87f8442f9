import type {
  ConductThen,
  DonePolicy,
  FailureThen,
  JournalEvent,
  OverrideEvent,
  Rollback,
  ServedArtifact,
} from './event.ts';

/**
 * How far a host has come in the boot at hand; `installing` has its whole configuration, `done` and `failed` are about the
 * workflow.
 */
export type Progress =
  | 'waiting'
  | 'dhcp'
  | 'program'
  | 'script'
  | 'kernel'
  | 'config'
  | 'installing'
  | 'done'
  | 'failed';

/** A declared file that a host was sent whole. */
export interface SentFile {
  readonly path: string;
  readonly sha256: string | null;
}

/** One boot as a host was given it. */
export interface GivenBoot {
  readonly boot: string;
  readonly step: number;
  readonly attempt: number;
  readonly revision: string;
  /** When its script was served. */
  readonly at: string;
  readonly done: DonePolicy;
  /** `declared`: a person has said that it is done, and nothing was served. */
  readonly outcome: 'given' | 'done' | 'failed' | 'declared';
  readonly artifacts: readonly ServedArtifact[];
  readonly files: readonly SentFile[];
  /** The machine that gave it, where that is known from its journal; absent where it was given here. */
  readonly from?: string;
  /** Which try of it this is in its run; absent where it is the first. */
  readonly try?: number;
  /** When this attempt was given first; absent where it was given once. */
  readonly began?: string;
  /** How often the machine has begun this attempt again after it had its configuration; absent for never. */
  readonly restarts?: number;
  /** What follows its failure; absent where it has not failed, or an earlier version wrote the journal. */
  readonly follows?: FailureThen;
}

/** How the end of a workflow was learnt: by a report, by a complete GET, by the script of a boot that nothing ends, or from a person. */
export type Learnt = 'checkpoint' | 'fetched' | 'served' | 'declared';

/** The boots of the last workflow that a host has gone through to its end; `at` is that end. */
export interface AppliedState {
  readonly learnt: Learnt;
  readonly revision: string;
  readonly at: string;
  readonly boots: readonly GivenBoot[];
}

/** A run that has failed for good, and what its host goes back to. */
export interface RolledBack extends Rollback {
  /** The boot that has failed, of so many; `began` is when the run of it was begun. */
  readonly failed: GivenBoot;
  readonly steps: number;
  readonly began: string;
  readonly message: string | null;
  /** The boots as the host had them before. */
  readonly target: readonly GivenBoot[];
  /** The machine whose journal says so; absent where it was learnt here. */
  readonly from?: string;
}

/** A boot that was asked for in place of the one that follows. */
export interface Chosen extends Pick<OverrideEvent, 'boot' | 'step'> {
  /** Whether it was given since. */
  readonly isGiven: boolean;
}

/** What is known of one host. */
export interface HostState {
  readonly site: string;
  readonly host: string;
  readonly state: Progress;
  /** The index, from 0, of the boot at hand, or of the one that is due while `boot` is null. */
  readonly step: number;
  /** How many boots the workflow has; 0 until a script was served. */
  readonly steps: number;
  readonly boot: string | null;
  /** The highest attempt of a script; 0 until one was served. */
  readonly attempt: number;
  readonly revision: string | null;
  /** The boots of the run at hand, by step. */
  readonly boots: readonly GivenBoot[];
  /** The MACs that the machine had when it was last given a boot. */
  readonly macs: readonly string[];
  /** The ids of all boots that the host was ever given. */
  readonly known: readonly string[];
  readonly applied: AppliedState | null;
  /** What was wanted of it beside its bytes at its last script; null where the journal does not say. */
  readonly conduct: ConductThen | null;
  /** What the machine said of its failure; null where it has not failed, or has said nothing. */
  readonly failure: string | null;
  /** The rollback that the run at hand is, from the failure on until another run begins; null where it is none. */
  readonly rollback: RolledBack | null;
  /** The boot that somebody has chosen, from then until the run has ended that it begins; null where nobody has. */
  readonly override: Chosen | null;
  readonly lastEvent: JournalEvent['kind'] | null;
  readonly lastAt: string | null;
}

/** What is known of a host that nothing has happened to. */
export function newHostState(site: string, host: string): HostState {
  return {
    site,
    host,
    state: 'waiting',
    step: 0,
    steps: 0,
    boot: null,
    attempt: 0,
    revision: null,
    boots: [],
    macs: [],
    known: [],
    applied: null,
    conduct: null,
    failure: null,
    rollback: null,
    override: null,
    lastEvent: null,
    lastAt: null,
  };
}
