// The cable is pulled while a machine loads its initrd, and put back.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { prove, showProof } from './lab/prove.ts';

const test = suite('e2e/cable');
test.after(cleanUp);

test('the download goes on where it was, within the same attempt', async () => {
  const proof = await prove({ firmware: 'bios', isPulled: true, options: ['--ra'] });
  console.log(showProof(proof));
  const { events } = proof;
  const [initrd, ...again] = events.filter(({ path }) => path === '/files/debian12/initrd.gz');
  assert.deepEqual([initrd?.status, again], [200, []]);
  assert.ok(initrd!.bytes! > 40_000_000);
  assert.equal(events.filter(({ event }) => event === 'script').length, 1);
});

test.run();
