import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { baseUrl, CANONICAL } from '../../src/render/context.ts';
import { built } from '../sot/sample.ts';
import { firstOf } from './sample.ts';

const test = suite('render/context');

const env = (service: string, subnet: string): string =>
  `id: ams1\nservice: { ${service} }\nsubnets:\n  - { id: rack1, cidr: 198.51.100.0/24${subnet} }\n`;

test('the address is the one given, the subnet’s, the site’s, or a name that never resolves', async () => {
  const SITE = 'addr: 198.51.100.1, http_port: 8080';
  const SUBNET = ', service_addr: 198.51.100.2';
  const table = [
    ['', '', null, null, 'http://vaq.invalid'],
    ['addr: 198.51.100.1', '', null, null, 'http://198.51.100.1'],
    ['http_port: 80', '', null, null, 'http://vaq.invalid'],
    [SITE, '', null, null, 'http://198.51.100.1:8080'],
    [SITE, SUBNET, null, null, 'http://198.51.100.2:8080'],
    [SITE, SUBNET, '203.0.113.1', null, 'http://203.0.113.1:8080'],
    [SITE, SUBNET, null, 80, 'http://198.51.100.2'],
    [SITE, SUBNET, '203.0.113.1', 8000, 'http://203.0.113.1:8000'],
    ['', '', '203.0.113.1', null, 'http://203.0.113.1'],
  ] as const;
  for (const [service, subnet, addr, port, url] of table) {
    const { model, found } = await built({ 'sites/ams1/env.yml': env(service, subnet) });
    assert.deepEqual(found, []);
    assert.equal(baseUrl(firstOf(model).host, addr, port), url, `${service} ${subnet} ${addr} ${port}`);
  }
});

test('the canonical context is the same for every host', async () => {
  const { model } = await built();
  const { host, boot } = firstOf(model);
  assert.deepEqual(
    [CANONICAL.baseUrl(host), CANONICAL.token(host, boot), CANONICAL.revision],
    ['http://vaq.invalid', 'checkpoint', 'revision'],
  );
});

test.run();
