import type { TftpEvent } from '../tftp/events.ts';
import type { Session } from './session.ts';

const OUTCOMES = {
  finished: 'sent',
  probed: 'asked for the size',
  failed: 'failed',
  refused: 'not served',
} as const;

/** Records what became of TFTP requests and says it; the start of a transfer is not worth a line. */
export function tftpReporter(session: Session): (event: TftpEvent) => void {
  const { memory, log } = session.parts;
  return ({ kind, path, client, bytes, reason, ms, heard, blksize }) => {
    const host = session.speakerAt(client.address);
    if (kind === 'started') {
      if (host !== null) session.asked(host, 'program');
      return;
    }
    if (host !== null && kind === 'finished') {
      memory.note({
        kind: 'program',
        site: host.site.id,
        host: host.name,
        protocol: 'tftp',
        path,
        bytes,
        sha256: null,
      });
    }
    const why = reason === null ? '' : `: ${reason}`;
    const message = `TFTP ${path} ${OUTCOMES[kind]}, ${bytes} bytes in ${ms} ms${why}`;
    log({
      event: 'tftp',
      host: host?.label ?? null,
      message,
      path,
      address: client.address,
      bytes,
      outcome: kind,
      heard,
      blksize,
      reason,
    });
  };
}
