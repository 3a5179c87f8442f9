import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { DownloadError } from '../download/failure.ts';

interface Wish {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What a proxy is told of who asks. */
function authorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A connection through a proxy to the host of a URL (RFC 9110 §9.3.6). */
function tunnel(url: URL, proxy: URL, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${url.port || 443}`;
  const shown = `${proxy.protocol}//${proxy.host}`;
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? secureRequest : plainRequest)(proxy, {
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorization(proxy) },
      agent: false,
      signal,
    });
    request.on('error', reject);
    request.on('connect', ({ statusCode = 0 }, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      const passes = statusCode >= 500;
      reject(new DownloadError(502, `the proxy ${shown} answered ${statusCode} for ${target}`, { passes }));
    });
    request.end();
  });
}

/** TLS inside a connection; rejects where the other end is not the host that is meant. */
function secured(socket: Socket, hostname: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    // RFC 6066 §3: an address is no name of a server.
    const name = isIP(host) === 0 ? { servername: host } : {};
    const secure = connect({ socket, host, ...name }, () => {
      secure.off('error', reject);
      resolve(secure);
    });
    secure.on('error', reject);
  });
}

/** The options of a request that goes through a proxy: to the proxy itself for `http:`, in a tunnel for `https:`. */
export async function throughProxy(url: URL, proxy: URL, { headers, signal }: Wish): Promise<RequestOptions> {
  if (url.protocol === 'https:') {
    const socket = await tunnel(url, proxy, signal);
    const secure = await secured(socket, url.hostname);
    return { headers, signal, agent: false, createConnection: () => secure };
  }
  return {
    protocol: 'http:',
    hostname: proxy.hostname,
    port: proxy.port || 80,
    // RFC 9112 §3.2.2: a proxy is given the whole URL.
    path: url.href,
    headers: { ...headers, host: url.host, ...authorization(proxy) },
    agent: false,
    signal,
  };
}
