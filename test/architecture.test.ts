import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { suite } from 'uvu';

const test = suite('architecture');

/** The rooms of the house from the top down: a room may import from those below it, and from itself. */
const ORDER = [
  ['main.ts', 'complete.ts', 'commands'],
  ['boot'],
  ['pipeline'],
  ['files'],
  ['plan', 'state'],
  ['render'],
  ['rules'],
  ['kinds'],
  ['sot'],
  ['diagnostics'],
  ['terminal', 'package-root.ts'],
];

/** Folders that know bytes and nothing of the product. */
const PURE_CODECS = ['boot/dhcp/codec/', 'boot/tftp/codec.ts', 'boot/ra/codec.ts'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'));

function importsOf(file: string): readonly string[] {
  const text = readFileSync(`src/${file}`, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!);
}

function localImports(file: string): readonly string[] {
  const local = importsOf(file).filter((path) => path.startsWith('.'));
  return local.map((path) => posix.join(posix.dirname(file), path));
}

function level(file: string): number {
  const room = file.split('/')[0]!;
  const found = ORDER.findIndex((rooms) => rooms.includes(room));
  assert.notEqual(found, -1, `src/${file} stands in no room; the rooms are ${ORDER.flat().join(', ')}`);
  return found;
}

test('imports go down the house only', () => {
  const upward = files.flatMap((file) =>
    localImports(file)
      .filter((target) => level(target) < level(file))
      .map((target) => `src/${file} imports src/${target}`),
  );
  assert.deepEqual(upward, []);
});

test('codecs know bytes and nothing of the product', () => {
  const outside = files
    .filter((file) => PURE_CODECS.some((codec) => file.startsWith(codec)))
    .flatMap((file) =>
      localImports(file)
        .filter((target) => !target.startsWith(`${posix.dirname(file)}/`))
        .map((target) => `src/${file} imports src/${target}`),
    );
  assert.deepEqual(outside, []);
});

test('only the rim touches the world', () => {
  const WORLD = /^node:(fs|net|dgram|http|https|child_process|os|worker_threads|readline)/;
  const PURE_ROOMS =
    /^(diagnostics|kinds|rules|plan|sot\/(documents|schema|model|canonical)|render\/[^/]+\.ts|boot\/(dhcp\/codec|session))/;
  // Where a pure room keeps its one door to the disk.
  const DOORS = new Set(['render/own-templates.ts', 'boot/session/tftp-files.ts']);
  const leaks = files
    .filter((file) => PURE_ROOMS.test(file) && !DOORS.has(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => WORLD.test(path))
        .map((path) => `src/${file} imports ${path}`),
    );
  assert.deepEqual(leaks, []);
});

test('there are no import circles', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || !files.includes(file)) return;
    done.add(file);
    for (const target of localImports(file)) visit(target, [...trail, file]);
  };
  for (const file of files) visit(file, []);
  assert.deepEqual(circles, []);
});

test('every source file has its place in the documentation of the house', () => {
  const page = readFileSync('docs/architecture.md', 'utf8');
  const rooms = [...new Set(files.map((file) => file.split('/')[0]!))];
  assert.deepEqual(
    rooms.filter((room) => !page.includes(`\`src/${room}${room.endsWith('.ts') ? '' : '/'}\``)),
    [],
  );
});

test.run();
