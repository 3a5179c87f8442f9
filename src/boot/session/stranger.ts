import type { Session } from './session.ts';

/** Says and records, once in a session, that somebody has asked whom the source of truth does not know; `who` is a name for it. */
export function meetStranger(
  { parts: { said, memory, log } }: Session,
  mac: string | null,
  who: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  if (!said.isNew(`stranger ${who}`)) return;
  if (mac !== null) memory.note({ kind: 'unknown-client', mac });
  log({ event: 'unknown-client', host: null, mac, message, ...details });
}
