import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { privilegeLine } from '../../../../src/boot/doctor/checks/privileges.ts';
import type { PrivilegeFacts } from '../../../../src/boot/doctor/facts.ts';
import { neededPorts } from '../../../../src/boot/doctor/needed-ports.ts';
import { MACHINE, texts } from '../sample.ts';

const test = suite('boot/doctor/checks/privileges');

function line(privileges: Partial<PrivilegeFacts>, platform: NodeJS.Platform = 'linux'): string {
  const facts = { ...MACHINE, platform, privileges: { ...MACHINE.privileges, ...privileges } };
  return texts([privilegeLine(facts, neededPorts(null))])[0]!;
}

test('on Linux capabilities count, and not the user', () => {
  assert.equal(line({}), 'ok privileges: root');
  assert.equal(
    line({ isRoot: false, capabilities: 0n }),
    'warning privileges: the ports 67, 69, 80 are privileged, which this user may not have → sudo vaq boot; or sudo setcap cap_net_bind_service,cap_net_raw=+ep /usr/bin/node',
  );
  assert.match(line({ capabilities: 0n }), /which even root may not have here/);
  assert.equal(
    line({ isRoot: false, capabilities: (1n << 10n) | (1n << 13n) }),
    'ok privileges: enough for the ports',
  );
  assert.equal(
    line({ isRoot: false, capabilities: 1n << 10n }),
    'warning privileges: it may not be allowed to listen on one interface alone → sudo vaq boot',
  );
});

test('ports that are anybody’s need none', () => {
  assert.equal(
    line({ isRoot: false, capabilities: 1n << 13n, firstFreePort: 67 }),
    'ok privileges: enough for the ports',
  );
  assert.match(
    line({ isRoot: false, capabilities: 0n, firstFreePort: 70 }),
    /the ports 67, 69 are privileged/,
  );
});

test('macOS asks for root, Windows for nothing', () => {
  const none = { isRoot: false, capabilities: null };
  assert.equal(
    line(none, 'darwin'),
    'warning privileges: the ports 67, 69, 80 are privileged, which this user may not have → sudo vaq boot',
  );
  assert.equal(line({ ...none, isRoot: true }, 'darwin'), 'ok privileges: root');
  assert.equal(line(none, 'win32'), 'ok privileges: Windows asks none for ports');
});

test.run();
