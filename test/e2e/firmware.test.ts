// The ways by which firmware comes to its kernel in `server` mode, from power-on to the report of the booted system.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { isFull } from './lab/full.ts';
import { answers, type Proof, prove, sentByTftp, showProof, type Way } from './lab/prove.ts';

const test = suite('e2e/firmware');
test.after.each(cleanUp);

async function proven(way: Way): Promise<Proof> {
  const proof = await prove(way);
  console.log(showProof(proof));
  return proof;
}

/** An offer and its acknowledgement of the host's address, with what is to be started. */
function both(what: string, address = '198.51.100.11'): readonly string[] {
  const given = `${address} to ams1/r1-01 (52:54:00:00:00:01): ${what}`;
  return [`DISCOVER → OFFER ${given}`, `REQUEST → ACK ${given}`];
}

const SCRIPT = 'http://198.51.100.1/boot.ipxe';

test('the iPXE in the network card of a BIOS machine; told by --ra that there is no IPv6, it does not wait for it', async () => {
  const proof = await proven({ firmware: 'bios', options: ['--ra'] });
  assert.deepEqual(answers(proof), both(SCRIPT));
  assert.deepEqual(sentByTftp(proof), []);
});

// The user class that is set in the first iPXE lives on into the second one, which must not be told to load itself once more.
test('BIOS, PXE and undionly.kpxe, which is loaded once', async () => {
  const next = '$' + '{next-server}';
  const script = `set user-class PLAINPXE\ndhcp net0 && chain tftp://${next}/undionly.kpxe\n`;
  const proof = await proven({ firmware: 'bios', script, options: ['--ra'] });
  assert.deepEqual(answers(proof), both(SCRIPT));
  assert.deepEqual(sentByTftp(proof), ['undionly.kpxe']);
});

test('UEFI HTTP boot: HEAD, then GET', async () => {
  const proof = await proven({ firmware: 'uefi-http' });
  assert.deepEqual(answers(proof), [...both('http://198.51.100.1/files/vaq/snponly.efi'), ...both(SCRIPT)]);
  const asked = proof.events.filter(({ path }) => path === '/files/vaq/snponly.efi');
  assert.deepEqual(
    asked.map(({ method, status }) => [method, status]),
    [
      ['HEAD', 200],
      ['GET', 200],
    ],
  );
});

if (isFull) {
  test('UEFI, PXE and ipxe.efi', async () => {
    const proof = await proven({ firmware: 'uefi', programs: { 'efi-x86_64': 'ipxe' } });
    assert.deepEqual(answers(proof), [...both('ipxe.efi from 198.51.100.1'), ...both(SCRIPT)]);
    assert.deepEqual(sentByTftp(proof), ['ipxe.efi']);
  });

  test('UEFI, PXE and snponly.efi', async () => {
    const proof = await proven({ firmware: 'uefi' });
    assert.deepEqual(answers(proof), [...both('snponly.efi from 198.51.100.1'), ...both(SCRIPT)]);
    assert.deepEqual(sentByTftp(proof), ['snponly.efi']);
  });

  test('a UEFI machine in another network, behind a relay agent', async () => {
    const proof = await proven({ firmware: 'uefi', isFar: true });
    const far = '203.0.113.11';
    assert.deepEqual(answers(proof), [...both('snponly.efi from 198.51.100.1', far), ...both(SCRIPT, far)]);
  });

  test('without --ra, iPXE waits for IPv6 more than twice as long as it takes with it', async () => {
    const without = await proven({ firmware: 'bios' });
    cleanUp();
    const told = await proven({ firmware: 'bios', options: ['--ra'] });
    assert.ok(without.figures.script! > 2 * told.figures.script!);
  });
}

test('a BIOS machine in another network, behind a relay agent', async () => {
  const proof = await proven({ firmware: 'bios', isFar: true });
  assert.deepEqual(answers(proof), both(SCRIPT, '203.0.113.11'));
});

test.run();
