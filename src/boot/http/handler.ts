import type { BodyUnderWay, Reply, Sent } from './reply.ts';
import type { Route } from './route.ts';

/** A request whatever it leads to. */
export interface RawRequest {
  readonly method: string;
  /** The path and query as asked. */
  readonly target: string;
  /** The client's address. */
  readonly address: string;
}

/** A request that leads somewhere, with a method that is answered there. */
export interface HttpRequest extends RawRequest {
  readonly route: Route;
}

/** The side that knows what to answer; `A` is a reply with what that side wants to know of it afterwards. */
export interface HttpHandler<A extends { readonly reply: Reply }> {
  /** The answer to a request; what it depends on is durable when this resolves. */
  readonly answer: (request: HttpRequest) => Promise<A>;
  /** Told as the body of a file begins to leave; what it gives back is called when that is over. */
  readonly sending?: (request: RawRequest, answered: A, body: BodyUnderWay) => () => void;
  /** Told once an answer has gone out; `answered` is null where the server itself has refused the request. */
  readonly sent: (request: RawRequest, answered: A | null, sent: Sent) => void;
}
