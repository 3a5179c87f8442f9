/** An answer of the API: a status and a record. */
export interface ApiReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that says in a sentence what is wrong. */
export function problem(status: number, error: string, headers: ApiReply['headers'] = {}): ApiReply {
  return { status, body: { error }, headers };
}
