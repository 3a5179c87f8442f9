// Every command that the documentation shows is run, page by page in order, and gives what the page shows.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { suite } from 'uvu';
import { freeTcpPort, freeUdpPort } from '../../scripts/demo/ports.ts';
import { layBuiltClone, layCommand, newScratch } from './support/clone.ts';
import { isAsShown, type Page, parsePage } from './support/page.ts';
import { plainEnvironment, runToEnd } from './support/run.ts';
import { outcomesOf, scriptOf } from './support/script.ts';

const test = suite('docs/pages');
/** A page is run in seconds; the machine may be busy. */
const SECONDS = 240;

/** The commands that are shown and not run. To add one here is to say why nobody can try it. */
const UNTRIED = {
  'README.md': [
    ['npm run demo', 'test/docs/demo.test.ts runs it'],
    ['npm run verify', 'it runs this test'],
    ['npm ci --ignore-scripts', 'test/package.test.ts packs, installs and runs it'],
    ['npm run build', 'test/package.test.ts packs, installs and runs it'],
    [
      'npm install --global --ignore-scripts "$(npm pack --silent)"',
      'test/package.test.ts packs, installs and runs it',
    ],
  ],
  'docs/getting-started.md': [
    [
      'from=https://deb.debian.org/debian/dists/bookworm/main/installer-amd64/current/images/netboot/debian-installer/amd64',
      'nothing is fetched in tests; test/e2e/getting-started.test.ts takes the same files from a package',
    ],
    [
      'curl --create-dirs --output files/debian12/linux $from/linux --output files/debian12/initrd.gz $from/initrd.gz',
      'nothing is fetched in tests; test/e2e/getting-started.test.ts takes the same files from a package',
    ],
    [
      "printf '#!ipxe\\nchain http://%s:8080/boot.ipxe\\n' $addr > files/start.ipxe",
      'test/e2e/getting-started.test.ts runs it',
    ],
    [
      'qemu-system-x86_64 -m 1024 -nographic -no-reboot -nic user,model=virtio-net-pci,mac=52:54:00:00:00:01,ipv6=off,tftp=files,bootfile=start.ipxe',
      'test/e2e/getting-started.test.ts runs it',
    ],
  ],
  'docs/airgap.md': [
    [
      'sudo vaq boot --bundle ams1.bundle --offline --interface eth0 --host r1-01',
      'test/commands/bundle.test.ts and test/e2e/offline.test.ts do, with ports and networks of their own',
    ],
  ],
};

const files = ['README.md', ...markdownIn('docs').filter((file) => !file.startsWith('docs/rules/'))];
const pages = files.map((file) => ({ file, page: parsePage(readFileSync(file, 'utf8')) }));
const scratch = newScratch();
const clone = join(scratch.path, 'clone');
const bin = join(scratch.path, 'bin');

test.before(async () => {
  mkdirSync(clone);
  mkdirSync(bin);
  await layBuiltClone(clone);
  layCommand(bin, clone);
});
test.after(() => scratch.remove());

function markdownIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** The same page with ports that are free here, in place of those that it names in `<!-- ports: … -->`. */
async function withFreePorts(text: string): Promise<string> {
  const named = /^<!-- ports: (.*) -->$/m.exec(text)?.[1]?.split(' ') ?? [];
  let moved = text;
  for (const port of named) moved = moved.replaceAll(port, String(await freePort()));
  return moved;
}

/** A port that is free for TCP and for UDP. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = await freeTcpPort(0);
    if ((await freeUdpPort(port)) === port) return port;
  }
}

/** Lays what a page starts with, and gives the folder in which its reader is. */
async function layStart(start: string | null, home: string, env: NodeJS.ProcessEnv): Promise<string> {
  mkdirSync(home);
  if (start === 'the clone, built') return clone;
  if (start === 'an empty folder') return home;
  assert.equal(start, 'fixture quickstart, git', 'a page with commands says what it starts with');
  const folder = join(home, 'quickstart');
  cpSync(join(clone, 'fixtures/quickstart'), folder, { recursive: true });
  const git = 'git -c init.defaultBranch=main init -q && git add -A && git commit -qm "Four machines"';
  const { code, printed } = await runToEnd(['bash', '-c', git], { cwd: folder, env, seconds: SECONDS });
  assert.equal(code, 0, printed);
  return folder;
}

/** What is not as the page says, a sentence each. */
async function differences(file: string, page: Page): Promise<readonly string[]> {
  const home = join(scratch.path, file.replaceAll('/', '-'));
  const beside = `${home}-beside`;
  mkdirSync(beside);
  const path = `${bin}${delimiter}${process.env.PATH}`;
  const env = { ...plainEnvironment(home), PATH: path, BESIDE: beside };
  const cwd = await layStart(page.start, home, env);
  const ended = await runToEnd(['bash', '-c', scriptOf(page)], { cwd, env, seconds: SECONDS });
  const outcomes = outcomesOf(ended.printed);
  return page.steps.flatMap(({ line, command, shown, exit }, index) => {
    const where = `${file}:${line}: ${command}`;
    const outcome = outcomes.get(index);
    if (outcome === undefined) return [`${where}\n  was not come to: ${ended.printed}`];
    const wrongExit = outcome.exit === exit ? [] : [`${where}\n  ended with ${outcome.exit}, not ${exit}`];
    const isWrong = shown.length > 0 && !isAsShown(outcome.output, shown);
    return [...wrongExit, ...(isWrong || wrongExit.length > 0 ? [`${where}\n${outcome.output}`] : [])];
  });
}

for (const { file, page } of pages) {
  if (page.steps.length === 0) continue;
  test(`${file}: its ${page.steps.length} commands do what the page shows`, async () => {
    const moved = parsePage(await withFreePorts(readFileSync(file, 'utf8')));
    assert.equal((await differences(file, moved)).join('\n'), '');
  });
}

test('a wrong command, another output and another exit code would be seen', async () => {
  const text = [
    '<!-- run: an empty folder -->',
    '```console',
    '$ vaq --version',
    'vaq/0.0.0',
    '$ vaq validat',
    '$ echo right',
    'right',
    '```',
    '<!-- exit: 1 -->',
    '```console',
    '$ true',
    '```',
  ].join('\n');
  const found = await differences('wrong.md', parsePage(`${text}\n`));
  const commands = new Set(found.map((difference) => difference.split('\n')[0]));
  assert.deepEqual(
    [...commands],
    ['wrong.md:3: vaq --version', 'wrong.md:5: vaq validat', 'wrong.md:11: true'],
  );
});

test('the guide and the page of commands have commands that are run', () => {
  const tried = pages.filter(({ page }) => page.steps.length > 0).map(({ file }) => file);
  for (const file of ['README.md', 'docs/commands.md', 'docs/getting-started.md'])
    assert.ok(tried.includes(file), file);
});

test('a page that starts with the quickstart tells its reader so', () => {
  const started = pages.filter(({ page }) => page.start === 'fixture quickstart, git');
  assert.ok(started.length > 0);
  const silent = started.filter(
    ({ file }) => !/\]\([./]*fixtures\/quickstart\)/.test(readFileSync(file, 'utf8')),
  );
  assert.deepEqual(
    silent.map(({ file }) => file),
    [],
  );
});

test('what is not run is listed here with its reason', () => {
  const untried = pages.filter(({ page }) => page.untried.length > 0);
  for (const { file, page } of untried) {
    for (const { command, reason } of page.untried) console.log(`${file}: not run: ${command}: ${reason}`);
  }
  const found = untried.map(({ file, page }) => [
    file,
    page.untried.map(({ command, reason }) => [command, reason]),
  ]);
  assert.deepEqual(Object.fromEntries(found), UNTRIED);
});

test.run();
