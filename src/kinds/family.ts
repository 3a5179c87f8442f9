/**
 * The name of a family by which kinds compare it: `Rocky Linux`, `rocky` and `Rocky` are one. Lower case, letters and
 * digits only, without `linux` at the end.
 */
export function familyName(family: string): string {
  const name = family.toLowerCase().replace(/[^a-z0-9]/g, '');
  return name === 'linux' ? name : name.replace(/linux$/, '');
}

/** A release as a number that can be compared, `8` of `8` and `20.04` of `20` and `04`; NaN where it is no number. */
export function releaseNumber(major: string, minor: string | null): number {
  const written = /^\d+$/.test(major) && minor !== null && /^\d+$/.test(minor) ? `${major}.${minor}` : major;
  return Number.parseFloat(written);
}
