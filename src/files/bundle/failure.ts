import { reasonOf } from '../../sot/source/findings.ts';
import { systemCode } from '../../state/problem.ts';

/** A bundle that cannot be made or used; the message is a sentence for people. */
export class BundleError extends Error {}

/** Why a bundle cannot be made or used, as a sentence; what is no such failure is thrown on. */
export function bundleTrouble(path: string, error: unknown): string {
  if (error instanceof BundleError) return error.message;
  if (systemCode(error) === null) throw error;
  return `${path} cannot be used: ${reasonOf(error)}`;
}
