import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { BundleChain } from '../../../src/files/bundle/chain.ts';
import { BundleFile } from '../../../src/files/bundle/read.ts';
import { type SampleFolder, sampleFolder, sampleManifest } from './sample.ts';

const test = suite('files/bundle/chain');

let folder: SampleFolder;
test.before.each(() => {
  folder = sampleFolder();
});
test.after.each(() => folder.remove());

async function digestOf(name: string): Promise<string> {
  const bundle = await BundleFile.open(folder.path(name));
  await bundle.close();
  return bundle.digest;
}

const [GRUB, LOCK] = ['a GRUB', 'a lock'];
const { entries } = sampleManifest({ 'programs/grub': GRUB, 'vaq.lock': LOCK });
const elsewhere = entries.map((entry) => ({ ...entry, here: false }));

test('members are read from the bundles that one was made after, under whatever names those lie', async () => {
  await folder.write('x.bundle', { 'programs/grub': GRUB });
  await folder.write(
    'y.bundle',
    { 'vaq.lock': LOCK },
    {
      since: await digestOf('x.bundle'),
      entries: [elsewhere[0]!, entries[1]!],
    },
  );
  await folder.write('a.bundle', {}, { since: await digestOf('y.bundle'), entries: elsewhere });
  const chain = await BundleChain.open(folder.path('a.bundle'));
  let read = '';
  for (const entry of chain.first.manifest.entries)
    await chain.read(entry, (piece) => {
      read += piece;
    });
  await chain.close();
  assert.equal(read, GRUB + LOCK);
});

test('a bundle whose other is not beside it is refused, and the other is named', async () => {
  await folder.write('a.bundle', {}, { since: 'd'.repeat(64), entries: elsewhere });
  const path = folder.path('a.bundle');
  await assert.rejects(BundleChain.open(path), {
    message: `${path} was made after another bundle, which is not whole in ${folder.path('.').replace(/\/$/, '')}: put the one there that \`vaq bundle verify\` calls dddddddddddd, as a file \`*.bundle\``,
  });
});

test('a member that no bundle has is said', async () => {
  await folder.write('x.bundle', {});
  await folder.write('a.bundle', {}, { since: await digestOf('x.bundle'), entries: elsewhere });
  const chain = await BundleChain.open(folder.path('a.bundle'));
  await assert.rejects(chain.read(elsewhere[0]!), {
    message: `${folder.path('a.bundle')} cannot be used: programs/grub is in none of the bundles that it was made after`,
  });
  await chain.close();
});

test.run();
