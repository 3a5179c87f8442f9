import assert from 'node:assert/strict';
import { suite } from 'uvu';
import {
  readApplicationFirewall,
  readPf,
  readWindowsFirewall,
} from '../../../../src/boot/doctor/firewalls/others.ts';

const test = suite('boot/doctor/firewalls/others');

test('pf, the firewall of applications, and that of Windows are on or off', () => {
  assert.deepEqual(readPf('Status: Enabled for 0 days 00:01:02  Debug: Urgent\n'), {
    name: 'pf',
    state: 'on',
    opened: [],
  });
  assert.equal(readPf('Status: Disabled\n').state, 'off');
  assert.equal(readApplicationFirewall('Firewall is enabled. (State = 1)\n').state, 'on');
  assert.equal(readApplicationFirewall('Firewall is disabled. (State = 0)\n').state, 'off');
  assert.equal(readWindowsFirewall('True\r\nFalse\r\n').state, 'on');
  assert.equal(readWindowsFirewall('False\r\nFalse\r\n').state, 'off');
});

test.run();
