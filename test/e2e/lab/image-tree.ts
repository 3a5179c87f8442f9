import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeFolder } from './folder.ts';
import { layProofTree } from './proof.ts';

/** The path of the image among the declared files. */
const IMAGE = 'images/disk.gz';

// What a preseed of Debian's installer would say, too.
const WRITE = `d-i preseed/early_command string until [ -b /dev/sda ]; do sleep 1; done; \
wget -q -O - <%= file('${IMAGE}') %> | gunzip -c >/dev/sda && sync && wget -q -O /dev/null <%= checkpoint() %>
`;

/** The four hosts, whose machines follow these boots: `write` writes an image of a disk, `debian12` only reports. */
export function layImageTree(image: Buffer, boots: readonly ('write' | 'debian12')[]): string {
  const sot = layProofTree();
  const boot = readFileSync(join(sot, 'boot/debian12.yml'), 'utf8');
  writeFileSync(
    join(sot, 'boot/write.yml'),
    boot.replace('id: debian12', 'id: write').replace('use: debian12.cfg', 'use: write.cfg'),
  );
  writeFileSync(join(sot, 'assets/preseed/write.cfg.ejs'), WRITE);
  const workflow = boots.map((id) => `{boot: ${id}}`).join(', ');
  writeFileSync(join(sot, 'workflows/debian12.yml'), `id: debian12\nworkflow: [${workflow}]\n`);
  appendFileSync(join(sot, 'files.yml'), `  - path: ${IMAGE}\n`);
  mkdirSync(join(sot, 'files/images'));
  writeFileSync(join(sot, 'files', IMAGE), gzipSync(image, { level: 1 }));
  return sot;
}

/** An empty disk in a file that takes no room. */
export function layEmptyDisk(): string {
  const file = join(makeFolder('empty'), 'disk');
  writeFileSync(file, '');
  truncateSync(file, 1 << 26);
  return file;
}
