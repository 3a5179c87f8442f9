import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type Publication, publish } from '../../src/commands/publish.ts';
import { githubLog } from '../../src/diagnostics/formats/github-log.ts';
import { FORMATS } from '../../src/diagnostics/formats/index.ts';
import { report, sources } from '../diagnostics/formats/sample.ts';

const test = suite('commands/publish');
const folder = mkdtempSync(join(tmpdir(), 'vaq-publish-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const plain: Publication = {
  format: null,
  outputs: [],
  root: '/work/tree/infra/sot',
  color: false,
  version: '1.2.3',
  env: { GITHUB_WORKSPACE: '/work/tree' },
};
const onGitHub = { ...plain.env, GITHUB_ACTIONS: 'true' };
const options = { color: false, base: 'infra/sot/' };

async function stdout(wish: Partial<Publication>): Promise<string> {
  return (await publish(report, sources, { ...plain, ...wish })).text;
}

test('who asks for nothing reads the report, on GitHub Actions with annotations', async () => {
  assert.equal(await stdout({}), FORMATS.pretty(report, sources, options));
  assert.equal(await stdout({ env: { GITHUB_ACTIONS: 'false' } }), FORMATS.pretty(report, sources, options));
  assert.equal(await stdout({ env: onGitHub }), githubLog(report, sources, options));
});

test('who asks for a format gets that, and who asks for a file no annotations', async () => {
  assert.equal(await stdout({ format: 'concise', env: onGitHub }), FORMATS.concise(report, sources, options));
  const outputs = [{ format: 'tap', file: join(folder, 'a.tap') }] as const;
  assert.equal(await stdout({ outputs, env: onGitHub }), FORMATS.pretty(report, sources, options));
});

test('every file is written, without colour; stdout keeps its own format', async () => {
  const outputs = (['json', 'concise', 'sarif'] as const).map((format) => ({
    format,
    file: join(folder, 'new', format),
  }));
  const { text, problems } = await publish(report, sources, {
    ...plain,
    format: 'concise',
    outputs,
    color: true,
  });
  assert.equal(text, FORMATS.concise(report, sources, { color: true }));
  assert.deepEqual(problems, []);
  assert.deepEqual(readdirSync(join(folder, 'new')).sort(), ['concise', 'json', 'sarif']);
  const written = (name: string) => readFileSync(join(folder, 'new', name), 'utf8');
  assert.equal(written('json'), FORMATS.json(report, sources, options));
  assert.equal(written('concise'), FORMATS.concise(report, sources, options));
  const { driver } = JSON.parse(written('sarif')).runs[0].tool;
  assert.equal(driver.version, '1.2.3');
  assert.match(driver.rules[0].help.text, /^# host\/duplicate-mac\n/);
});

test('a file that cannot be written does not keep the others', async () => {
  const outputs = [
    { format: 'json', file: folder },
    { format: 'tap', file: join(folder, 'b.tap') },
  ] as const;
  const { text, problems } = await publish(report, sources, { ...plain, outputs });
  assert.deepEqual(problems, [`${folder} cannot be written: it is a folder, and a file is expected`]);
  assert.equal(text, FORMATS.pretty(report, sources, options));
  assert.equal(readFileSync(join(folder, 'b.tap'), 'utf8'), FORMATS.tap(report, sources, options));
});

test('paths begin at the repository, where the source of truth lies in it', async () => {
  const path = async (root: string, env: Publication['env']) =>
    /file=(.*?),/.exec(await stdout({ format: 'github', root, env }))![1];
  const file = 'sites/ams1/rack1.yml';
  assert.equal(await path('/a/b', { GITHUB_WORKSPACE: '/a' }), `b/${file}`);
  assert.equal(await path('/a/b', { CI_PROJECT_DIR: '/a/b' }), file);
  assert.equal(await path('/a/b', { GITHUB_WORKSPACE: '/c' }), file);
  assert.equal(await path('/a/..b', { GITHUB_WORKSPACE: '/a' }), `..b/${file}`);
  assert.equal(await path('fixtures/minimal', {}), `fixtures/minimal/${file}`);
});

test.run();
