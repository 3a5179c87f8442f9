import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { nearest } from '../../src/diagnostics/nearest.ts';

const test = suite('diagnostics/nearest');

test('a slip of the finger finds its word', () => {
  const words = ['kickstart', 'preseed', 'autoinstall', 'cloud-config', 'ignition', 'host', 'id'];
  assert.equal(nearest('kikstart', words), 'kickstart');
  assert.equal(nearest('cloud_config', words), 'cloud-config');
  assert.equal(nearest('Ignition', words), 'ignition');
  assert.equal(nearest('prseeed', words), 'preseed');
  assert.equal(nearest('ID', words), 'id');
});

test('two neighbours in the wrong order are one mistake, even in a short word', () => {
  assert.equal(nearest('hsot', ['path', 'host']), 'host');
  assert.equal(nearest('mca', ['mac']), 'mac');
});

test('what is far is not suggested', () => {
  assert.equal(nearest('banana', ['kickstart', 'preseed']), null);
  assert.equal(nearest('mode', ['name', 'mtu']), null);
  assert.equal(nearest('v4', ['v6', 'ip']), null);
  assert.equal(nearest('', ['a', 'ab']), null);
  assert.equal(nearest('anything', []), null);
});

test('the nearest wins, and of equals the first', () => {
  assert.equal(nearest('gatewy', ['getaway', 'gateway']), 'gateway');
  assert.equal(nearest('rack3', ['rack1', 'rack2']), 'rack1');
  assert.equal(nearest('rack3', ['rack2', 'rack1']), 'rack2');
});

test.run();
