import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { DownloadError } from '../download/failure.ts';
import { authorizationFor } from './credentials.ts';
import { proxyFor } from './proxy.ts';
import { throughProxy } from './tunnel.ts';

/** An answer whose body is still to come, as it is on the wire. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: IncomingMessage;
}

/** What a request depends on beside its URL. */
export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly netrc: string;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 10;

/** One request and its answer. A connection of its own: nothing is left open when the last file is there. */
async function once(url: URL, { headers, signal, env, netrc }: GetOptions): Promise<Answer> {
  const authorization = authorizationFor(url, { env, netrc });
  const all = { ...headers, ...(authorization !== null && { authorization }) };
  const proxy = proxyFor(url, env);
  const options =
    proxy === null ? { headers: all, signal } : await throughProxy(url, proxy, { headers: all, signal });
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request =
      proxy !== null && !isSecure
        ? plainRequest(options)
        : (isSecure ? secureRequest : plainRequest)(url, {
            ...options,
            ...(!isSecure && { agent: new Agent() }),
          });
    request.on('error', reject);
    request.on('response', (body) => {
      const { statusCode: status = 0, statusMessage: statusText = '', headers: found } = body;
      resolve({ status, statusText, headers: found, body });
    });
    request.end();
  });
}

/** The answer to a GET, wherever redirects lead; rejects with the system's error, or with a sentence where they lead nowhere. */
export async function get(text: string, options: GetOptions): Promise<Answer> {
  const seen = new Set<string>();
  let url = new URL(text);
  for (;;) {
    seen.add(url.href);
    const answer = await once(url, options);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
    answer.body.destroy();
    if (!URL.canParse(location, url.href))
      throw new DownloadError(502, `${text} is redirected to \`${location}\`, which is no URL`);
    const next = new URL(location, url);
    if (next.protocol !== 'http:' && next.protocol !== 'https:')
      throw new DownloadError(
        502,
        `${text} is redirected to \`${next.protocol}\`, and only to HTTP is followed`,
      );
    if (seen.has(next.href)) throw new DownloadError(502, `${text} is redirected in a circle`);
    if (seen.size > MOST_REDIRECTS)
      throw new DownloadError(502, `${text} is redirected more than ${MOST_REDIRECTS} times`);
    url = next;
  }
}
