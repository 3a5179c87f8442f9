import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { install, showFigures } from './lab/install.ts';

const test = suite('e2e/boot-bios');
test.after(cleanUp);

test('a BIOS machine goes from power-on to its checkpoint, by the iPXE in its network card', async () => {
  const installation = await install('bios');
  console.log(showFigures(installation));
  const boots = installation.events.filter(({ event }) => event === 'tftp');
  assert.deepEqual(boots, [], 'an iPXE needs no boot program');
});

test.run();
