import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { suite } from 'uvu';
import { type GetOptions, get } from '../../../src/files/http/get.ts';
import { startUpstream } from '../../support/upstream.ts';

const test = suite('files/http/get');

const OPTIONS: GetOptions = {
  headers: { 'x-test': 'yes' },
  signal: new AbortController().signal,
  env: {},
  netrc: '',
};

async function textOf(body: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of body.setEncoding('utf8')) text += piece;
  return text;
}

/** A proxy that notes what it is asked. */
async function startProxy(): Promise<{
  readonly url: string;
  readonly asked: string[];
  readonly server: Server;
}> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? 'nobody'}`);
    response.end(`for ${request.headers.host}`);
  });
  server.on('connect', (request, socket) => {
    asked.push(`${request.method} ${request.url}`);
    const [, port] = request.url!.split(':');
    if (port === '1') return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const other = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(other).pipe(socket);
    });
    other.on('error', () => socket.destroy());
    socket.on('error', () => other.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server };
}

test('redirects are followed, and who asks is told to the host that is meant only', async () => {
  const seen: string[] = [];
  const second = await startUpstream((path, response, headers) => {
    seen.push(`${path} ${headers.authorization ?? 'nobody'} ${headers['x-test']}`);
    response.end('here');
  });
  const first = await startUpstream((path, response, headers) => {
    seen.push(`${path} ${headers.authorization === undefined ? 'nobody' : 'me'} ${headers['x-test']}`);
    const there = second.url.replace('127.0.0.1', 'localhost');
    response.writeHead(path === '/a' ? 301 : 307, { location: path === '/a' ? 'b' : `${there}c` }).end();
  });
  try {
    const netrc = 'machine 127.0.0.1 login me password x';
    const { status, body } = await get(`${first.url}a`, { ...OPTIONS, netrc });
    assert.equal(`${status} ${await textOf(body)}`, '200 here');
    assert.deepEqual(seen, ['/a me yes', '/b me yes', '/c nobody yes']);
  } finally {
    await first.close();
    await second.close();
  }
});

test('a proxy is given the whole URL, and who asks', async () => {
  const proxy = await startProxy();
  try {
    const http_proxy = proxy.url.replace('http://', 'http://ams:s3cret@');
    const { body } = await get('http://mirror.example/linux?a=b', { ...OPTIONS, env: { http_proxy } });
    assert.equal(await textOf(body), 'for mirror.example');
    const authorization = Buffer.from('ams:s3cret').toString('base64');
    assert.deepEqual(proxy.asked, [`GET http://mirror.example/linux?a=b Basic ${authorization}`]);
  } finally {
    proxy.server.close();
  }
});

test('for https a proxy is asked for a tunnel, and its refusal is a sentence', async () => {
  const proxy = await startProxy();
  const plain = await startUpstream((_, response) => response.end());
  try {
    const env = { https_proxy: proxy.url };
    await assert.rejects(get('https://mirror.example:1/linux', { ...OPTIONS, env }), {
      message: `the proxy ${proxy.url} answered 403 for mirror.example:1`,
    });
    // What answers at the other end speaks no TLS.
    const port = new URL(plain.url).port;
    await assert.rejects(
      get(`https://mirror.example:${port}/`, { ...OPTIONS, env }),
      /SSL|wrong version|EPROTO/i,
    );
    assert.deepEqual(proxy.asked, ['CONNECT mirror.example:1', `CONNECT mirror.example:${port}`]);
  } finally {
    proxy.server.closeAllConnections();
    proxy.server.close();
    await plain.close();
  }
});

test.run();
