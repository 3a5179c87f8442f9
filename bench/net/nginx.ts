import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../paired.ts';

/** One process of nginx, with all that makes it fast, for one `server` block; what it writes stays in the folder. */
export function nginx(program: string, folder: string, server: string): Program {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const config = `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; ${temporary.join(' ')}
server { ${server} } }`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  return { command: program, args: ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')] };
}
