// The workflows of docs/review-in-ci.md are run as they stand there, but for the step that installs vaq, against a server on loopback.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { git } from '../sot/source/repository.ts';
import { layCommand } from './support/clone.ts';
import { type Ended, plainEnvironment, runToEnd } from './support/run.ts';

const test = suite('docs/review-in-ci');

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Comment {
  readonly id: number;
  body: string;
}

const page = readFileSync('docs/review-in-ci.md', 'utf8');
const blocks = [...page.matchAll(/^```yaml file=\S+\n([\s\S]*?)^```$/gm)].map(([, text]) => load(text!));
const { jobs } = blocks[0] as { jobs: { diff: { steps: readonly Step[] } } };
const { 'vaq-review': job } = blocks[1] as { 'vaq-review': { script: readonly string[] } };

let built: BuiltVaq;
let repository: string;
let server: Server;
let url: string;
let comments: Comment[];
let asked: string[];

/** What GitHub and GitLab answer about comments, a hundred on a page. */
function answer(method: string, path: URL, body: string): unknown {
  const id = Number(/\/(\d+)$/.exec(path.pathname)?.[1]);
  if (method === 'GET') {
    const first = (Number(path.searchParams.get('page')) - 1) * 100;
    return comments.slice(first, first + 100);
  }
  const text = (JSON.parse(body) as { readonly body: string }).body;
  if (method === 'POST') comments.push({ id: comments.length + 1, body: text });
  else comments.find((comment) => comment.id === id)!.body = text;
  return {};
}

test.before(async () => {
  built = await buildVaq();
  mkdirSync(join(built.scratch, 'bin'));
  layCommand(join(built.scratch, 'bin'), built.root);
  repository = join(built.scratch, 'repository');
  cpSync('fixtures/quickstart', repository, { recursive: true });
  git(repository, '-c', 'init.defaultBranch=main', 'init', '-q');
  git(repository, 'add', '-A');
  git(repository, 'commit', '-qm', 'Four machines');
  git(repository, 'switch', '-qc', 'change');
  const vaq = join(repository, 'vaq.yml');
  writeFileSync(vaq, readFileSync(vaq, 'utf8').replace(/mirror: .*/, 'mirror: mirror2.example'));
  git(repository, 'commit', '-qam', 'Another mirror');
  // What is checked out for a pull request: the merge that it asks for.
  git(repository, 'switch', '-q', '--detach', 'main');
  git(repository, 'merge', '-q', '--no-ff', '-m', 'Merge', 'change');
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { method = '', headers } = request;
      const token = headers.authorization ?? headers['private-token'];
      asked.push(`${method} ${request.url} ${token}`);
      response.end(JSON.stringify(answer(method, new URL(request.url!, url), body)));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.before.each(() => {
  asked = [];
  comments = Array.from({ length: 100 }, (_, index) => ({
    id: index + 1,
    body: 'I like `<!-- vaq diff -->`',
  }));
});
test.after(() => {
  server.close();
  built.remove();
});

/** Runs scripts in one shell after the other, as the runners do. */
async function run(scripts: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const PATH = `${join(built.scratch, 'bin')}${delimiter}${process.env.PATH}`;
  for (const script of scripts) {
    const options = {
      cwd: repository,
      env: { ...plainEnvironment(built.scratch), PATH, ...env },
      seconds: 60,
    };
    const { code, printed }: Ended = await runToEnd(['bash', '-eo', 'pipefail', '-c', script], options);
    assert.equal(code, 0, printed);
  }
}

const WRITTEN =
  /^<!-- vaq diff -->\n### vaq: 3 reinstall · 1 unchanged\n[\s\S]*\n\+d-i mirror\/http\/hostname string mirror2\.example\n[\s\S]*<\/details>\n$/;

test('GitHub Actions: one comment, which later runs write anew', async () => {
  const temp = join(built.scratch, 'github');
  mkdirSync(temp);
  const contexts: Readonly<Record<string, string>> = {
    'github.token': 'secret',
    'github.event.pull_request.comments_url': `${url}/repos/o/r/issues/7/comments`,
    'github.api_url': url,
    'github.repository': 'o/r',
  };
  const steps = jobs.diff.steps.filter(({ run: script, name }) => script && name !== 'Install vaq');
  assert.equal(steps.length, 2);
  for (const { run: script = '' } of jobs.diff.steps) assert.doesNotMatch(script, /\$\{\{/);
  const given = steps.flatMap(({ env = {} }) => Object.entries(env));
  const env = given.map(([name, value]) => [
    name,
    value.replace(/\$\{\{ (\S+) \}\}/g, (_, context: string) => contexts[context]!),
  ]);
  const runner = { RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: join(temp, 'summary.md') };
  const scripts = steps.map(({ run: script }) => script!);
  for (const _ of ['first', 'second']) await run(scripts, { ...Object.fromEntries(env), ...runner });
  assert.equal(comments.length, 101);
  assert.match(comments[100]!.body, WRITTEN);
  const list = '/repos/o/r/issues/7/comments?per_page=100&page=';
  assert.deepEqual(asked, [
    `GET ${list}1 Bearer secret`,
    `GET ${list}2 Bearer secret`,
    'POST /repos/o/r/issues/7/comments Bearer secret',
    `GET ${list}1 Bearer secret`,
    `GET ${list}2 Bearer secret`,
    'PATCH /repos/o/r/issues/comments/101 Bearer secret',
  ]);
  assert.equal(readFileSync(runner.GITHUB_STEP_SUMMARY, 'utf8'), comments[100]!.body.repeat(2));
});

test('GitLab CI: one note, which later runs write anew', async () => {
  const env = {
    CI_API_V4_URL: url,
    CI_PROJECT_ID: '5',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: git(repository, 'rev-parse', 'main'),
    VAQ_COMMENT_TOKEN: 'secret',
  };
  for (const _ of ['first', 'second']) await run(job.script, env);
  assert.equal(comments.length, 101);
  assert.match(comments[100]!.body, WRITTEN);
  assert.deepEqual(
    asked.filter((line) => !line.startsWith('GET')),
    ['POST /projects/5/merge_requests/7/notes secret', 'PUT /projects/5/merge_requests/7/notes/101 secret'],
  );
});

test.run();
