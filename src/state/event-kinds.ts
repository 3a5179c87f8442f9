import type { JournalEvent } from './event.ts';

const KINDS: { readonly [K in JournalEvent['kind']]: null } = {
  'session-started': null,
  'session-ended': null,
  dhcp: null,
  program: null,
  script: null,
  config: null,
  file: null,
  checkpoint: null,
  failure: null,
  'unknown-client': null,
  problem: null,
  override: null,
  forgotten: null,
  declared: null,
};

/** Every kind of event; the compiler sees to it that none is forgotten. */
export const EVENT_KINDS = Object.keys(KINDS) as readonly JournalEvent['kind'][];
