import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkpointUrl, configId, configUrl, fileUrl, isAbsoluteUrl } from '../../src/render/urls.ts';
import { built, hostYaml } from '../sot/sample.ts';
import { firstOf } from './sample.ts';

const test = suite('render/urls');

const BASE = 'http://198.51.100.1:8080';

test('a host is named by its primary MAC, else by its UUID', async () => {
  const uuid = '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab';
  const table = [
    [hostYaml(), '52-54-00-00-00-01'],
    [hostYaml({ more: [`uuid: ${uuid}`] }), '52-54-00-00-00-01'],
    [hostYaml({ iface: ['ipv4: 198.51.100.11'], more: [`uuid: ${uuid.toUpperCase()}`] }), uuid],
    [hostYaml({ iface: ['mac: broken', 'ipv4: 198.51.100.11'] }), 'r1-01'],
  ] as const;
  for (const [text, id] of table) {
    const { model } = await built({ 'sites/ams1/rack1.yml': text });
    assert.equal(configId(firstOf(model).host), id);
  }
});

test('every part of a path is encoded by itself', async () => {
  const { model } = await built();
  const { host, boot } = firstOf(model);
  const odd = { ...boot, id: 'a#b?c' };
  assert.equal(
    configUrl(BASE, host, odd, 'preseed.cfg'),
    `${BASE}/config/52-54-00-00-00-01/a%23b%3Fc/preseed.cfg`,
  );
  assert.equal(fileUrl(BASE, 'debian 12/ü#1.gz'), `${BASE}/files/debian%2012/%C3%BC%231.gz`);
  assert.equal(checkpointUrl(BASE, 'abc'), `${BASE}/checkpoint/abc`);
});

test('an absolute URL begins with a scheme', () => {
  for (const text of ['http://a/b', 'HTTPS://a', 'tftp://a/b', 'x-y+z.1://a']) {
    assert.equal(isAbsoluteUrl(text), true, text);
  }
  for (const text of ['debian12/linux', '/linux', 'http:/a', '1http://a', 'a b://c', '']) {
    assert.equal(isAbsoluteUrl(text), false, text);
  }
});

test.run();
