import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { install, showFigures } from './lab/install.ts';

const test = suite('e2e/boot-uefi');
test.after(cleanUp);

test('a UEFI machine goes from power-on to its checkpoint, by snponly.efi over TFTP', async () => {
  const installation = await install('uefi');
  console.log(showFigures(installation));
  const whole = installation.events.filter(
    ({ event, outcome }) => event === 'tftp' && outcome === 'finished',
  );
  const programs = new Set(whole.map(({ host, path }) => `${host} ${path}`));
  assert.deepEqual([...programs], ['ams1/r1-01 snponly.efi']);
});

test.run();
