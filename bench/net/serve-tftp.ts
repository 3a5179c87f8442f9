// Serves each file of a folder by TFTP on a port of loopback, as `vaq boot` does, until it is ended.
//   tsx bench/net/serve-tftp.ts PORT FOLDER
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { goFirst } from '../../src/boot/priority.ts';
import { openTftp } from '../../src/boot/session/tftp-files.ts';
import { startTftpServer } from '../../src/boot/tftp/server.ts';

const [port = '', folder = ''] = process.argv.slice(2);
const table = new Map(readdirSync(folder).map((name) => [name, { path: join(folder, name) }]));
await startTftpServer({
  address: '127.0.0.1',
  port: Number(port),
  open: (path) => openTftp(table, path),
  onEvent: () => undefined,
  onProblem: ({ message }) => console.error(message),
});
goFirst();
