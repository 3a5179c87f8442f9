// Serves each file of a folder by HTTP on a port of loopback, as `vaq boot` does, until it is ended.
//   tsx bench/net/serve-http.ts PORT FOLDER
import { join } from 'node:path';
import type { HttpHandler } from '../../src/boot/http/handler.ts';
import { type Reply, sentence } from '../../src/boot/http/reply.ts';
import { startHttpServer } from '../../src/boot/http/server.ts';

const [port = '', folder = ''] = process.argv.slice(2);
const handler: HttpHandler<{ readonly reply: Reply }> = {
  answer: async ({ route }) => ({
    reply: route.kind === 'file' ? { kind: 'file', path: join(folder, route.path) } : sentence(200, 'ok'),
  }),
  sent: () => undefined,
};
await startHttpServer({ address: '127.0.0.1', port: Number(port), handler, onProblem: console.error });
