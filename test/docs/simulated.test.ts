// The demo's simulated machine against the built program: it goes by what is served, and what goes wrong is told.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { bootOnce } from '../../scripts/demo/boot.ts';
import { bootSimulated } from '../../scripts/demo/simulated.ts';
import { layBuiltClone, newScratch } from './support/clone.ts';

const test = suite('docs/simulated');

const scratch = newScratch();
const clone = join(scratch.path, 'clone');
const vaq = join(clone, 'bin/run.js');

test.before(() => {
  mkdirSync(clone);
  return layBuiltClone(clone);
});
test.after(() => scratch.remove());

/** The quickstart at the addresses of loopback. */
function layTree(name: string): string {
  const folder = join(scratch.path, name);
  cpSync(join(clone, 'fixtures/quickstart'), folder, { recursive: true });
  for (const file of ['env.yml', 'rack1.yml'])
    change(join(folder, 'sites/ams1', file), /198\.51\.100\./g, '127.0.0.');
  return folder;
}

function change(file: string, from: RegExp, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test('it reads what iPXE, kernel and installer would, in their order, and reports', async () => {
  const { code, address, fetched } = await bootSimulated(vaq, layTree('whole'));
  assert.equal(code, 0);
  assert.equal(address, '127.0.0.11');
  assert.deepEqual(
    fetched.map(({ url }) => url.replace(/^http:\/\/127\.0\.0\.1:\d+/, '').replace(/[0-9a-f]{32}$/, 'TOKEN')),
    [
      '/boot.ipxe',
      '/ipxe?mac=52-54-00-00-00-01&uuid=&serial=&arch=i386&platform=pcbios',
      '/files/debian12/linux',
      '/files/debian12/initrd.gz',
      '/config/52-54-00-00-00-01/debian12/preseed.cfg',
      '/checkpoint/TOKEN',
    ],
  );
  assert.equal(fetched.at(-1)?.body.toString(), 'vaq: thank you\n');
});

test('a service that does not start is told', async () => {
  const sot = layTree('broken');
  change(join(sot, 'sites/ams1/rack1.yml'), /mac:/, 'mca:');
  await assert.rejects(bootOnce('simulated', sot, vaq), {
    message: 'vaq boot ended with 1 before it answered anybody',
  });
});

test('a preseed that never reports is told, and the service is stopped', async () => {
  const sot = layTree('mute');
  change(join(sot, 'assets/preseed/debian12.cfg.ejs'), /preseed\/early_command/, 'preseed/late_command');
  await assert.rejects(bootOnce('simulated', sot, vaq), {
    message: /^the preseed has nothing that matches /,
  });
});

test.run();
