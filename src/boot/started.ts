import type { Session } from './session/session.ts';

/** A service that answers; `close` resolves when no socket is left. */
export interface Service {
  readonly close: () => Promise<void>;
}

/** A service, or a sentence that says which port could not be had and what to do. */
export type Started =
  | { readonly ok: true; readonly service: Service }
  | { readonly ok: false; readonly message: string };

/** Says what goes wrong with a service and concerns no host. */
export function problemLog({ parts: { log } }: Session): (message: string) => void {
  return (message) => log({ event: 'problem', host: null, message });
}
