/** A variant and version of Butane that can be transpiled. */
export interface ButaneVersion {
  readonly variant: 'fcos' | 'flatcar';
  /** `1.5.0`. */
  readonly name: string;
  /** The minor version of Ignition’s specification 3 that it becomes. */
  readonly spec: number;
  /** The minor version of Butane’s common part, from which the keys follow. */
  readonly base: number;
}

// From Butane 0.29: of each variant the specification and the common part of each version.
const FCOS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [2, 3],
  [3, 4],
  [4, 5],
  [5, 6],
  [6, 7],
] as const;
const FLATCAR = [
  [3, 4],
  [4, 5],
] as const;

/** Every version that is known, the oldest first. */
export const BUTANE_VERSIONS: readonly ButaneVersion[] = [
  ...FCOS.map(([spec, base], minor) => ({ variant: 'fcos' as const, name: `1.${minor}.0`, spec, base })),
  ...FLATCAR.map(([spec, base], minor) => ({
    variant: 'flatcar' as const,
    name: `1.${minor}.0`,
    spec,
    base,
  })),
];

/** The variants that exist and make something that is not for a machine that vaq installs. */
export const OTHER_VARIANTS: Readonly<Record<string, string>> = {
  fiot: 'Fedora IoT',
  openshift: 'a MachineConfig of OpenShift',
  r4e: 'RHEL for Edge',
  rhcos: 'a variant that Butane has removed',
};

/** Whether a version of Fedora CoreOS’s variant has a part that came with a minor version. */
export function isFcosFrom({ variant, name }: ButaneVersion, minor: number): boolean {
  return variant === 'fcos' && Number(name.split('.')[1]) >= minor;
}
