import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { missingFindings, textFindings, withoutDigests } from '../../../src/boot/preflight/secrets.ts';
import { openWith } from '../../../src/pipeline/open.ts';
import type { KnownSecrets } from '../../../src/pipeline/secrets/needed.ts';
import type { RenderedBoot } from '../../../src/render/artifact.ts';
import { CANONICAL } from '../../../src/render/context.ts';
import { allRequests, render } from '../../../src/render/render.ts';
import { minimalWith } from '../../sot/sample.ts';
import { memorySource } from '../../support/memory-source.ts';

const test = suite('boot/preflight/secrets');

const OS =
  'id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\ncmdline: [{ key: { $secret: key } }]\n';

/** Two hosts with a secret on their command lines. */
function rendered(secrets?: Readonly<Record<string, string>>): Promise<readonly RenderedBoot[]> {
  const source = memorySource(minimalWith({ 'os/debian12.yml': OS }));
  return openWith(source, '/nowhere', ({ model }, sandbox) =>
    render(model, allRequests(model.hosts), { ...CANONICAL, secrets }, sandbox),
  );
}

const HOSTS = ['ams1/r1-01', 'ams1/r1-02'];

function known(texts: Readonly<Record<string, string>>, missing: KnownSecrets['missing'] = []): KnownSecrets {
  return { texts, missing, used: new Map(HOSTS.map((label) => [label, new Set(['key'])])) };
}

function said(found: ReturnType<typeof textFindings>): readonly unknown[] {
  return found.map(({ ruleId, message, hosts }) => [ruleId, message, hosts]);
}

test('a text comes into the script, and its digest is not known then', async () => {
  const boots = await rendered({ key: 'tok3n' });
  assert.match(boots[0]!.artifacts![0]!.content, / key=tok3n /);
  assert.match(boots[0]!.artifacts![0]!.canonical, / key=‹secret key› /);
  assert.deepEqual(said(textFindings(boots, known({ key: 'tok3n' }))), []);
  const digests = (made: readonly RenderedBoot[]): readonly unknown[] =>
    made.flatMap(({ artifacts }) => artifacts!.map(({ sha256 }) => sha256));
  assert.ok(digests(boots).some((sha256) => sha256 !== null));
  assert.ok(digests(withoutDigests(boots, known({ key: 'tok3n' }))).every((sha256) => sha256 === null));
});

test('a text that would be more than a word of a command is refused, without the text', async () => {
  for (const key of ['two words', 'a\nshell', 'a"b', "a'b", 'a\\b', `\${net0/mac}`, 'a\u0007']) {
    const boots = await rendered({ key });
    assert.deepEqual(said(textFindings(boots, known({ key }))), [
      [
        'boot/secret',
        'the secret `key` has a blank, a quote, a backslash, a control character or `${`, and stands in a command',
        HOSTS,
      ],
    ]);
  }
  const hash = '$6$salt$abc./';
  assert.deepEqual(said(textFindings(await rendered({ key: hash }), known({ key: hash }))), []);
});

test('what is missing is said once, with those of its hosts that are to be installed', async () => {
  const boots = await rendered();
  const missing = [{ name: 'key', hosts: HOSTS, why: 'VAQ_SECRET_KEY is not set' }];
  const hosts = boots.map(({ host }) => host);
  const message = 'the secret `key` is missing: VAQ_SECRET_KEY is not set';
  assert.deepEqual(said(missingFindings(hosts, known({}, missing))), [['boot/secret', message, HOSTS]]);
  assert.deepEqual(said(missingFindings(hosts.slice(1), known({}, missing))), [
    ['boot/secret', message, ['ams1/r1-02']],
  ]);
  assert.deepEqual(said(missingFindings([], known({}, missing))), []);
});

test('a placeholder never reaches a machine, whatever led to it', async () => {
  assert.deepEqual(said(textFindings(await rendered(), undefined)), [
    ['boot/secret', 'script.ipxe would have the placeholder of a secret', ['ams1/r1-01']],
    ['boot/secret', 'script.ipxe would have the placeholder of a secret', ['ams1/r1-02']],
  ]);
});

test.run();
