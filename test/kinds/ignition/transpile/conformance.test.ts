import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { suite } from 'uvu';
import { transpile } from '../../../../src/kinds/ignition/transpile/transpile.ts';
import type { KindOs } from '../../../../src/kinds/kind.ts';

const test = suite('kinds/ignition/transpile/conformance');

const ROOT = '../shared/conformance/ignition';
const FLATCAR: KindOs = { family: 'Flatcar', major: '4230', minor: null };
const FCOS: KindOs = { family: 'Fedora CoreOS', major: '43', minor: null };

/** Where the verdict is another than upstream's, and why. */
const DIFFERENT: readonly (readonly [RegExp, string])[] = [
  [/^variant: (?:openshift|r4e)$/m, 'makes nothing for a machine that vaq installs'],
  [/^version: .*-experimental$/m, 'no machine with a released system reads it'],
];

/** A configuration with the content of its data URLs in place of them: how it is packed is nobody's business. */
function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  const map = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpacked(item)]));
  const [, base64, data] = /^data:(;base64)?,(.*)$/s.exec(String(map.source)) ?? [];
  if (data === undefined) return map;
  const bytes = base64 ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data), 'utf8');
  const isPacked = map.compression === 'gzip';
  const content = (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  return { ...map, ...(isPacked ? { compression: '' } : {}), source: content };
}

function agreement(folder: string, os: KindOs, resultOf: (file: string) => string): void {
  const labels = readFileSync(`${ROOT}/${folder}/labels.jsonl`, 'utf8').trim().split('\n');
  const counts = { agree: 0, bytes: 0, explained: 0, all: 0 };
  const disagreements: string[] = [];
  for (const label of labels) {
    const { file, rc } = JSON.parse(label) as { readonly file: string; readonly rc: number };
    const text = readFileSync(`${ROOT}/${folder}/${file}`, 'utf8');
    if (DIFFERENT.some(([pattern]) => pattern.test(text))) {
      counts.explained += 1;
      assert.equal(transpile(text, os).text, null, `${file} is transpiled, and is listed as different`);
      continue;
    }
    counts.all += 1;
    const { text: made } = transpile(text, os);
    const result = `${ROOT}/${folder}/${resultOf(file)}`;
    const expected = rc === 0 && existsSync(result) ? readFileSync(result, 'utf8') : null;
    if ((made !== null) !== (rc === 0)) disagreements.push(`${file}: verdict`);
    else {
      try {
        if (made !== null && expected !== null) {
          assert.deepEqual(unpacked(JSON.parse(made)), unpacked(JSON.parse(expected)));
        }
        counts.agree += 1;
        counts.bytes += Number(expected !== null && made?.trim() === expected.trim());
      } catch {
        disagreements.push(`${file}: content`);
      }
    }
  }
  const { agree, bytes, all, explained } = counts;
  console.log(
    `${folder}: ${agree} of ${all} agree, ${bytes} of them byte for byte; ${explained} are out of scope`,
  );
  assert.ok(agree / all >= 0.95, `only ${agree} of ${all} agree:\n${disagreements.join('\n')}`);
}

if (existsSync(ROOT) && readdirSync(ROOT).includes('butane')) {
  test('Butane configurations become what Butane 0.29 makes of them', () => {
    agreement('butane', FCOS, (file) => file.replace(/\.bu$/, '.ign'));
  });

  test('Container Linux Configs become what ct 0.9 makes of them', () => {
    agreement('container-linux-config', FLATCAR, (file) => `${file}.ign.json`);
  });
} else {
  test('the conformance cases are not here, and nothing is compared', () => {
    console.log('skipped: there is no ../shared/conformance');
  });
}

test.run();
