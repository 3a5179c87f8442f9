/** Why something was not done: it was asked for wrongly, or it could not be had (I/O, network, privileges, this version). */
export interface Refusal {
  readonly ok: false;
  readonly exit: 'usage' | 'couldNot';
  readonly message: string;
}

/** The refusal of what was asked for wrongly. */
export function wrong(message: string): Refusal {
  return { ok: false, exit: 'usage', message };
}

/** The refusal of what could not be had. */
export function cannot(message: string): Refusal {
  return { ok: false, exit: 'couldNot', message };
}
