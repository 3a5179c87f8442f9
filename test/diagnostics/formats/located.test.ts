import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { locatedBy } from '../../../src/diagnostics/formats/located.ts';
import { sarif } from '../../../src/diagnostics/formats/sarif.ts';

const test = suite('diagnostics/formats/located');

test('paths are those of the repository, whatever folder they were given from', () => {
  const at = locatedBy({ base: 'infra/', repository: '/ws' });
  assert.equal(at('a.ks'), 'infra/a.ks');
  assert.equal(at('./b/a.ks'), 'infra/b/a.ks');
  assert.equal(at('../other/a.ks'), 'other/a.ks');
  assert.equal(at('/ws/infra/a.ks'), 'infra/a.ks');
  assert.equal(at('/ws/a.ks'), 'a.ks');
  assert.equal(at('/elsewhere/a.ks'), '/elsewhere/a.ks');
  assert.equal(at('/wsx/a.ks'), '/wsx/a.ks');
  assert.equal(locatedBy({})('/ws/a.ks'), '/ws/a.ks');
  assert.equal(locatedBy({})('./a.ks'), './a.ks');
});

test('SARIF gives a file outside the repository an address of its own', () => {
  const found = ['/ws/b c/a.ks', '/else/a.ks'].map((file) =>
    diagnostic({ ruleId: 'check/template', message: 'x', file }),
  );
  const summary = { errors: 2, warnings: 0, infos: 0, sites: 0, hosts: 0, artifacts: 0 };
  const options = { color: false, base: 'sub/', repository: '/ws' };
  const log = JSON.parse(sarif({ revision: '', diagnostics: found, summary }, () => null, options));
  const locations = log.runs[0].results.map(
    (result: { locations: { physicalLocation: { artifactLocation: object } }[] }) =>
      result.locations[0]!.physicalLocation.artifactLocation,
  );
  assert.deepEqual(locations, [{ uri: 'b%20c/a.ks', uriBaseId: '%SRCROOT%' }, { uri: 'file:///else/a.ks' }]);
});

test.run();
