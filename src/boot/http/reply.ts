import type { FileIdentity } from '../../files/identity.ts';

/** An answer whose bytes are at hand. */
export interface TextReply {
  readonly kind: 'text';
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Headers beside those of every answer, by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that streams a file. */
export interface FileReply {
  readonly kind: 'file';
  /** The absolute path of an ordinary file. */
  readonly path: string;
  /** The state of the file that was checked; it is served in no other. */
  readonly identity?: FileIdentity | null;
}

/** What the session answers to a request; the server knows how to send it. */
export type Reply = TextReply | FileReply;

/** The body of a file on its way to a client. */
export interface BodyUnderWay {
  readonly total: number;
  /** How many of its bytes were handed to the system so far. */
  readonly bytes: () => number;
}

/** How the sending of a reply went. */
export interface Sent {
  readonly status: number;
  readonly bytes: number;
  /** Whether the client has got every byte of the whole answer: a HEAD, a part, or a broken connection is not complete. */
  readonly complete: boolean;
}

/** A short answer for a person who looks at it with curl. */
export function sentence(status: number, text: string): TextReply {
  return plainText(`${text}\n`, status);
}

/** A text that is served as it is: an iPXE script, for one. */
export function plainText(body: string, status = 200): TextReply {
  return { kind: 'text', status, contentType: 'text/plain; charset=utf-8', body };
}
