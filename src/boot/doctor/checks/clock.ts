import type { MachineFacts } from '../facts.ts';
import { error, fine, type Line, warning } from '../line.ts';

/** Clocks of two machines may differ by so much before it means anything, in milliseconds. */
const TOLERANCE = 5 * 60_000;

/** Before this was nobody who could ask; a clock without a battery begins in 1970, or when its firmware was made. */
const EARLIEST = new Date('2026-01-01T00:00:00Z');

/** How this system sets its clock by the network. */
function synchronise(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'w32tm /resync';
  return platform === 'darwin' ? 'sudo systemsetup -setusingnetworktime on' : 'sudo timedatectl set-ntp true';
}

/** Whether the clock can be right: certificates, and the times in the journal, go by it. */
export function clockLine({
  platform,
  clock: { now, isSynchronised, committed },
}: Pick<MachineFacts, 'platform' | 'clock'>): Line {
  const text = `${now.toISOString().slice(0, 19)}Z`;
  if (committed !== null && now.getTime() + TOLERANCE < committed.getTime()) {
    const then = `${committed.toISOString().slice(0, 19)}Z`;
    return error('clock', `it says ${text}, and the commit here was made at ${then}`, synchronise(platform));
  }
  if (now < EARLIEST)
    return error('clock', `it says ${text}, when there was no vaq yet`, synchronise(platform));
  if (isSynchronised === false)
    return warning('clock', `${text}, and nothing keeps it right`, synchronise(platform));
  return fine('clock', isSynchronised === true ? `${text}, kept right by the network` : text);
}
