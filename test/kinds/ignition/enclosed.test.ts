import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import { checkIgnition } from '../../../src/kinds/ignition/check.ts';
import { ignition } from '../../../src/kinds/ignition/kind.ts';
import { transpile } from '../../../src/kinds/ignition/transpile/transpile.ts';

const test = suite('kinds/ignition/enclosed');

const COREOS = { family: 'Fedora CoreOS', major: '44', minor: null };
const FLATCAR = { family: 'Flatcar', major: '3000', minor: null };

const base64 = (text: string | Uint8Array): string =>
  `data:;base64,${Buffer.from(text as Uint8Array).toString('base64')}`;
const percent = (text: string): string => `data:,${encodeURIComponent(text)}`;

/** An inner configuration whose user has no name. */
const BROKEN = '{\n  "ignition": {"version": "3.4.0"},\n  "passwd": {"users": [{}]}\n}';
const RIGHT = BROKEN.replace('{}]', '{"name": "core"}]');
const WHY =
  'in the configuration inside, 3:24: the key `name` is missing: Ignition stops when it makes this account [ignition/missing-key] warning';

function said(root: object, os = COREOS): readonly string[] {
  const text = JSON.stringify({ ignition: { version: '3.4.0' }, ...root });
  return checkIgnition(text, os).map(
    ({ path, message, ruleId, severity }) => `${path} ${message} [${ruleId}] ${severity}`,
  );
}

const replacing = (source: string, more: object = {}) => ({
  ignition: { version: '3.4.0', config: { replace: { source, ...more } } },
});
const file = (path: string, source: string, more: object = {}) => ({
  storage: { files: [{ path, contents: { source, ...more } }] },
});

test('what replaces a configuration, or is merged into it, is checked', () => {
  assert.deepEqual(said(replacing(base64(RIGHT))), []);
  for (const source of [
    base64(BROKEN),
    percent(BROKEN),
    `data:application/json,${encodeURIComponent(BROKEN)}`,
  ])
    assert.deepEqual(said(replacing(source)), [`/ignition/config/replace/source ${WHY}`]);
  assert.deepEqual(said(replacing(base64(gzipSync(BROKEN)), { compression: 'gzip' })), [
    `/ignition/config/replace/source ${WHY}`,
  ]);
  const merge = [{ source: base64(RIGHT) }, { source: base64(BROKEN) }];
  assert.deepEqual(said({ ignition: { version: '3.4.0', config: { merge } } }), [
    `/ignition/config/merge/1/source ${WHY}`,
  ]);
  const older = { ignition: { version: '2.2.0', config: { append: [{ source: percent('{') }] } } };
  assert.deepEqual(said(older, FLATCAR), [
    '/ignition/config/append/0/source in the configuration inside, 1:2: unexpected end of JSON input [ignition/syntax] error',
  ]);
});

test('one in a file is known by its name, or by what it says, and may be for another system', () => {
  assert.deepEqual(said(file('/etc/installed.ign', base64(BROKEN))), [
    `/storage/files/0/contents/source ${WHY}`,
  ]);
  assert.deepEqual(said(file('/etc/other', base64(BROKEN))), [`/storage/files/0/contents/source ${WHY}`]);
  assert.deepEqual(said(file('/etc/x.ign', percent('{'))), [
    '/storage/files/0/contents/source in the configuration inside, 1:2: unexpected end of JSON input [ignition/syntax] error',
  ]);
  const older = '{"ignition": {"version": "2.2.0"}}';
  assert.deepEqual(said(file('/srv/older.ign', base64(older))), []);
  assert.match(said(replacing(base64(older))).join(), /unsupported config version/);
});

test('what is no configuration, comes from elsewhere, or cannot be unpacked, is left alone', () => {
  for (const text of ['', '{', '{"ignition": 5}', '{"ignition": {}}', '["ignition"]', 'ignition'])
    assert.deepEqual(said(file('/etc/other', base64(text))), [], text);
  assert.deepEqual(said(file('/etc/x.ign', 'https://mirror.example/x.ign')), []);
  assert.deepEqual(said(file('/etc/x.ign', base64('no gzip'), { compression: 'gzip' })), []);
});

test('one in one in one is found too', () => {
  const inner = JSON.stringify({ ignition: { version: '3.4.0' }, ...file('/a.ign', base64(BROKEN)) });
  assert.deepEqual(said(file('/b.ign', base64(inner))), [
    `/storage/files/0/contents/source in the configuration inside, 1:91: ${WHY}`,
  ]);
});

test('it is a warning in a file that stands alone, as the validator of Ignition does not look there', () => {
  const text = JSON.stringify(replacing(base64('{')));
  for (const [scope, severity] of [
    [{ isWhole: true }, 'error'],
    [{ isWhole: false }, 'warning'],
  ] as const)
    assert.deepEqual(
      ignition.check(text, COREOS, scope).map((found) => found.severity),
      [severity],
    );
});

test('in Butane it is said where the text stands', () => {
  const text = `variant: fcos
version: 1.5.0
storage:
  files:
    - path: /etc/installed.ign
      contents:
        inline: '{"ignition": {"version": "3.9.0"}}'
`;
  const { findings } = transpile(text, COREOS);
  assert.deepEqual(
    findings.map(({ range, message }) => [range.start.line, message.slice(0, 70)]),
    [[7, 'in the configuration inside, 1:26: unsupported config version; Ignitio']],
  );
});

test.run();
