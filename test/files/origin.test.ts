import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { originOf } from '../../src/files/origin.ts';
import { built } from '../sot/sample.ts';

const test = suite('files/origin');

test('a file has its own URL, else that of a mirror, else none', async () => {
  const { model } = await built({
    'files.yml': 'files:\n  - { path: own, url: "https://mirror.example/x" }\n  - { path: "a b/c" }\n',
  });
  const [own, other] = model.declarations!;
  const site = (files: unknown) => ({ data: { ...model.sites[0]!.data, service: { files } } }) as never;
  const mirror = site({ mirror: { url: 'https://other.example/pub' } });
  assert.equal(originOf(own!, [mirror]), 'https://mirror.example/x');
  assert.equal(originOf(other!, [site('files'), mirror]), 'https://other.example/pub/a%20b/c');
  assert.equal(originOf(other!, [site({ mirror: { url: 'ftp://other.example' } }), site('files')]), null);
});

test.run();
