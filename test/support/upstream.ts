import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server whose answers a test makes; what it was asked, as `path range`. */
export interface Upstream {
  readonly url: string;
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** Starts a server on loopback. */
export async function startUpstream(
  answer: (path: string, response: ServerResponse, headers: IncomingHttpHeaders) => void,
): Promise<Upstream> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    asked.push([url, headers.range, headers['if-range']].filter((part) => part !== undefined).join(' '));
    answer(url, response, headers);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
