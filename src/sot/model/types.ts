import type { Cidr } from '../canonical/ipv4.ts';
import type { Place } from '../place.ts';
import type {
  BootDocument,
  EnvDocument,
  File,
  HostDocument,
  Interface as InterfaceData,
  Json,
  LockedFile as LockedFileData,
  OsDocument,
  Subnet as SubnetData,
  WorkflowDocument,
} from '../schema/generated/types.ts';
import type { Revision } from '../source/source.ts';
import type { Asset } from '../tree.ts';

/** Free values, as a person wrote them. */
export type Metadata = Readonly<Record<string, Json>>;

/** The boot program for each firmware type that has one. */
export type BootPrograms = NonNullable<HostDocument['boot_programs']>;

/** A boot program that is stated somewhere, for one firmware type. */
export interface StatedProgram {
  readonly firmware: keyof BootPrograms;
  readonly program: string;
  readonly place: Place;
}

/** A network of a site. Addresses are canonical text. */
export interface Subnet {
  readonly id: string;
  readonly cidr: Cidr;
  readonly data: SubnetData;
  readonly place: Place;
}

/** One place with its own networks. `complete`, here and below: nothing of its document had to be taken out. */
export interface Site {
  readonly id: string;
  readonly folder: string;
  readonly subnets: readonly Subnet[];
  readonly complete: boolean;
  readonly data: EnvDocument;
  readonly place: Place;
}

/** An interface with its subnet; `mac` and `ipv4` are canonical. */
export interface Interface {
  readonly type: InterfaceData['type'];
  readonly mac: string | null;
  readonly ipv4: string | null;
  readonly subnet: Subnet | null;
  readonly ignoreDhcp: boolean;
  readonly data: InterfaceData;
  readonly place: Place;
}

/** How to start one kernel. */
export interface Os {
  readonly id: string;
  readonly complete: boolean;
  readonly data: OsDocument;
  readonly place: Place;
}

/** The keys of a boot's unattended configuration that name the asset of a file beside the main one. */
export type CompanionKey = Exclude<keyof NonNullable<BootDocument['unattended']>, 'type' | 'use'>;

/** An unattended configuration: the kind by name, the asset of the main file, and those of the files beside it. */
export interface Unattended {
  readonly kind: string;
  readonly asset: Asset;
  readonly companions: Readonly<Partial<Record<CompanionKey, Asset>>>;
}

/** One network boot, linked. */
export interface Boot {
  readonly id: string;
  readonly complete: boolean;
  readonly os: Os;
  /** Null for an interactive or diskless boot. */
  readonly unattended: Unattended | null;
  readonly done: NonNullable<BootDocument['done']>;
  readonly data: BootDocument;
  readonly place: Place;
}

/** The boots that a host goes through, in order; null where a boot could not be linked. */
export interface Workflow {
  readonly id: string;
  readonly complete: boolean;
  readonly boots: readonly Boot[] | null;
  readonly data: WorkflowDocument;
  readonly place: Place;
}

/** One machine, linked. */
export interface Host {
  /** `site/name`: unique, and how a host is written everywhere. */
  readonly label: string;
  readonly name: string;
  readonly site: Site;
  readonly cluster: string;
  /** The `prefix` of the catalog that it is installed from. */
  readonly catalog: string;
  readonly uuid: string | null;
  readonly interfaces: readonly Interface[];
  /** The first interface that is no BMC and is not ignored. */
  readonly primary: Interface | null;
  /** Null where the workflow does not exist or is unusable. */
  readonly workflow: Workflow | null;
  /** vaq.yml < site < subnet < cluster; the boot and the host come after it. */
  readonly inherited: Metadata;
  readonly bootPrograms: BootPrograms;
  readonly complete: boolean;
  /**
   * Whether all that its bytes are made of was understood: its own document, what it inherits, its networks and its
   * boots. If not, what a template misses may only be broken elsewhere.
   */
  readonly renderable: boolean;
  readonly data: HostDocument;
  readonly place: Place;
}

/** A file that is served as it is. */
export interface DeclaredFile {
  readonly path: string;
  readonly data: File;
  /** What it is pinned to, in lower case: by files.yml, or by a lock that has it from the same origin; null where by neither. */
  readonly sha256: string | null;
  /** Its size as the lock has it. */
  readonly size: number | null;
  /** Of a member of an archive, what the lock has of that; else null. */
  readonly archive: { readonly sha256: string; readonly size: number } | null;
  readonly place: Place;
}

/** A file as the lock has it. */
export interface LockedFile {
  readonly data: LockedFileData;
  readonly place: Place;
}

/** What `vaq lock` wrote beside files.yml. */
export interface Lock {
  readonly files: readonly LockedFile[];
  /** Whether it was understood whole. */
  readonly complete: boolean;
}

/** The metadata of a document that stands above hosts. */
export interface Defaults {
  readonly metadata: Metadata;
  readonly place: Place;
}

/** Everything a revision says, linked, canonical and frozen. */
export interface Model {
  readonly name: string | null;
  /** The outermost defaults: those of vaq.yml. */
  readonly metadata: Metadata;
  readonly revision: Revision;
  /** What stands before the paths of its catalog in findings: nothing, but for one that is linked. */
  readonly prefix: string;
  /** The catalogs that a `config:` brings, by prefix: each as a model of its own, with the hosts that are installed from it. */
  readonly linked: ReadonlyMap<string, Model>;
  readonly sites: readonly Site[];
  /** In the order of their labels. */
  readonly hosts: readonly Host[];
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly boots: ReadonlyMap<string, Boot>;
  readonly oses: ReadonlyMap<string, Os>;
  /** By path; of a path that is declared twice the first. */
  readonly files: ReadonlyMap<string, DeclaredFile>;
  /** Every declaration, in the order of the document; null where it was not understood whole. */
  readonly declarations: readonly DeclaredFile[] | null;
  /** Null where there is none. */
  readonly lock: Lock | null;
  /** Every statement of a boot program: of sites, subnets, clusters and hosts. */
  readonly programs: readonly StatedProgram[];
  readonly assets: ReadonlyMap<string, Asset>;
  /** Every metadata that hosts inherit: of vaq.yml, sites, subnets, clusters and boots. */
  readonly defaults: readonly Defaults[];
  /** Workflows whose documents are there but cannot be used: who names one has made no mistake. */
  readonly brokenWorkflows: ReadonlySet<string>;
  /** Whether all was read and linked without an error: only then is what nothing names really unused. */
  readonly isWhole: boolean;
}
