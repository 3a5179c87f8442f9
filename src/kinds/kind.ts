import type { Range, Severity } from '../diagnostics/diagnostic.ts';
import type { CompanionKey } from '../sot/model/types.ts';

/** The facts of an operating system that a kind may depend on, as the source of truth says them. */
export interface KindOs {
  /** `os_family`, as written: `Debian`, `Ubuntu`, `Rocky`, … */
  readonly family: string;
  /** `major_version`, as written: `12`. */
  readonly major: string;
  readonly minor: string | null;
}

/** One finding in a rendered artifact; its range counts in the rendered text. */
export interface KindFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** JSON pointer (RFC 6901) to the value concerned, in kinds that have a structure. */
  readonly path?: string | null;
  readonly fix: string | null;
}

/** What a text in a language of its own becomes, and every finding in it; its text is null where an error keeps it from being made. */
export interface Transpiled {
  readonly text: string | null;
  readonly findings: readonly KindFinding[];
}

/** How much of a configuration a text is. */
export interface KindScope {
  /**
   * Whether it is all that the machine reads, as it is in a source of truth. A file that stands alone may be meant for
   * another that takes it in: what is missing from it is at most a warning.
   */
  readonly isWhole: boolean;
}

/** What a companion may be made from where no asset is named for it. */
export interface CompanionHost {
  /** A name of this host in this boot, unique over all sites: `ams1-r1-01-ubuntu`. */
  readonly instance: string;
  readonly hostname: string;
}

/** A file that the machine fetches from the folder in which it finds the main artifact. */
export interface Companion {
  /** The name under which it is fetched: `meta-data`. */
  readonly artifactName: string;
  /** The key of `unattended` that names its asset. */
  readonly key: CompanionKey;
  /** Its text where no asset is named; null where there is then no such file. */
  readonly fallback: ((host: CompanionHost) => string) | null;
  /** Every finding in its text, in the order of the text; never throws. */
  readonly check: (text: string) => readonly KindFinding[];
}

/** A type of unattended configuration: one object of this shape a kind, listed in `kinds/index.ts`. */
export interface Kind {
  readonly name: string;
  /** The name under which the machine fetches the main artifact: `preseed.cfg`. */
  readonly artifactName: string;
  readonly contentType: string;
  /** Whether a configuration of this kind can call the checkpoint when its work is done. */
  readonly canSignalCompletion: boolean;
  /** Whether an operating system of this family reads this kind. */
  readonly supports: (os: KindOs) => boolean;
  /** The kernel arguments that make the installer fetch its configuration from `url`, in order. */
  readonly kernelArguments: (url: string, os: KindOs) => readonly string[];
  /** Every finding in a text, in the order of the text, as in a whole one where no scope is given; never throws. */
  readonly check: (text: string, os: KindOs, scope?: KindScope) => readonly KindFinding[];
  /**
   * What the machine gets for a text that may be written in another language than it reads, with every finding in the
   * text; never throws. Left out where every text is served as it is.
   */
  readonly transpile?: (text: string, os: KindOs) => Transpiled;
  /**
   * What is taken for a release of a supported family that the kind does not know, in a clause that names those that it
   * does; null for one that it knows. Left out where no release differs from another.
   */
  readonly unknownRelease?: (os: KindOs) => string | null;
  /** What is served beside the main artifact, in the order in which it is shown; nothing where it is left out. */
  readonly companions?: readonly Companion[];
}
