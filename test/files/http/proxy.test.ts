import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { proxyFor } from '../../../src/files/http/proxy.ts';

const test = suite('files/http/proxy');

const proxied = (url: string, env: Record<string, string>): string | null =>
  proxyFor(new URL(url), env)?.href ?? null;

test('each scheme has its variable, in small letters or capitals, and one is for all', () => {
  assert.equal(
    proxied('http://a.example/', { http_proxy: 'http://p.example:3128' }),
    'http://p.example:3128/',
  );
  assert.equal(proxied('https://a.example/', { HTTPS_PROXY: 'p.example:3128' }), 'http://p.example:3128/');
  assert.equal(proxied('https://a.example/', { all_proxy: 'https://p.example' }), 'https://p.example/');
  assert.equal(
    proxied('http://a.example/', { http_proxy: 'http://one.example', HTTP_PROXY: 'http://two.example' }),
    'http://one.example/',
  );
  assert.equal(proxied('https://a.example/', { http_proxy: 'http://p.example' }), null);
  assert.equal(proxied('https://a.example/', {}), null);
  assert.equal(proxied('https://a.example/', { https_proxy: '' }), null);
  assert.equal(proxied('https://a.example/', { https_proxy: 'socks5://p.example' }), null);
});

test('NO_PROXY names hosts that are asked directly, with all below them', () => {
  const table: readonly [string, string, boolean][] = [
    ['http://mirror.example/', 'mirror.example', true],
    ['http://a.mirror.example/', 'mirror.example', true],
    ['http://a.mirror.example/', '.mirror.example', true],
    ['http://a.mirror.example/', '*.mirror.example', true],
    ['http://MIRROR.example/', 'Mirror.Example', true],
    ['http://notmirror.example/', 'mirror.example', false],
    ['http://mirror.example:8080/', 'mirror.example:8080', true],
    ['http://mirror.example/', 'mirror.example:8080', false],
    ['http://mirror.example/', 'mirror.example:80', true],
    ['http://other.example/', 'a.example, b.example other.example', true],
    ['http://other.example/', '*', true],
    ['http://other.example/', '', false],
    ['http://other.example/', '.', false],
  ];
  for (const [url, exempt, isDirect] of table) {
    const found = proxied(url, { http_proxy: 'http://p.example', no_proxy: exempt });
    assert.equal(found === null, isDirect, `${url} with ${exempt}`);
  }
});

test.run();
