import { safeText } from '../../../terminal/safe-text.ts';
import type { Replayed } from './replay.ts';

/** A moment in nanoseconds as ISO 8601 in UTC with microseconds; `-` where there is none. */
function moment(time: bigint | null): string {
  const milliseconds = Number((time ?? 0n) / 1_000_000n);
  if (time === null || milliseconds > 8.64e15) return '-';
  const rest = String((time / 1000n) % 1000n).padStart(3, '0');
  return new Date(milliseconds).toISOString().replace('Z', `${rest}Z`);
}

/** One line for a person; nothing in it is obeyed by a terminal. */
export function replayedLine({ packet, time, client, request, reply, silence }: Replayed): string {
  const said = reply ?? `nothing: ${silence}`;
  return `${safeText(`packet ${packet}  ${moment(time)}  ${client}  ${request} → ${said}`)}\n`;
}

/** The same as one JSON object a line. */
export function replayedJson({ time, ...rest }: Replayed): string {
  return `${JSON.stringify({ at: time === null ? null : moment(time), ...rest })}\n`;
}
