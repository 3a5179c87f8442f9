import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { goTemplateAt } from '../../../src/sot/dialect/go-template.ts';

const test = suite('sot/dialect/go-template');

/** The action that is found, as it stands in the text. */
function action(text: string): string | null {
  const at = goTemplateAt(text);
  return at && text.slice(at.start, at.end);
}

test('what Vaquero’s templates do is recognised', () => {
  for (const text of [
    '{{.env.agentURL}}',
    '{{ .host.metadata.role }}',
    '{{- with index .host.interfaces 0 -}}',
    '{{ if index .env.metadata "keys" }}',
    '{{ range $i, $e := .env.md.nodes }}',
    '{{ if eq .host.md.role "master" }}',
    '{{ printf "%.0f" .boot.md.size }}',
    '{{ template "package.ks" . }}',
    '{{- define "etcd" }}',
    '{{ Checkpoint }}',
    '{{.group.x}}',
    '{{ (index .interface.subnet.dns 0) }}',
  ]) {
    assert.equal(action(`before ${text} after`), text, text);
  }
});

test('braces of other programs are left alone', () => {
  for (const text of [
    '{{ .Values.host }}',
    '{{ $labels.instance }}',
    '{{ item.host }}',
    '{{ hostname }}',
    '{{ ds.meta_data.local_hostname }}',
    "{{ ansible_facts['host'] }}",
    "docker inspect --format '{{.Name}}'",
    '{{ x["a"].host }}',
    '{ .host }',
    '{{ a }} .host {{ b }}',
    '',
  ]) {
    assert.equal(action(text), null, text);
  }
});

test('the first of several is found, and one that nothing closes ends with its line', () => {
  assert.equal(action('{{ x }}\n{{ .host.a }}\n{{ .host.b }}'), '{{ .host.a }}');
  assert.equal(action('a {{ .host.a\nb }}'), '{{ .host.a');
  assert.equal(action('{{ .host.a'), '{{ .host.a');
});

test('a text that is made to be slow is not', () => {
  const started = performance.now();
  assert.equal(goTemplateAt('{{ '.repeat(200_000)), null);
  assert.equal(goTemplateAt(`{{${' .x'.repeat(200_000)}`), null);
  assert.ok(performance.now() - started < 2000);
});

test.run();
