import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../../diagnostics/built-vaq.ts';
import { layTree, type Tree } from '../tree.ts';

const ENV = 'sites/ams1/env.yml';
/** The template of the configuration. */
export const PRESEED = 'assets/preseed/debian12.cfg.ejs';
/** Where a new identity is, in the home of the tests. */
export const IDENTITY = '.config/vaq/age-identity.txt';
/** The secrets that hosts use, with the values that nothing may show. */
export const VALUES = {
  'root-password': 'hunter2-root',
  token: 'tok-3f9-secret',
  'disk/key': 'k3y-0f-the-disk',
};

let built: BuiltVaq;
let tree: Tree;

/** The program, and a source of truth whose values are encrypted in it, anew for each test. */
export function ground(test: ReturnType<typeof suite>): {
  readonly built: () => BuiltVaq;
  readonly tree: () => Tree;
} {
  test.before(async () => {
    built = await buildVaq();
  });
  test.before.each(() => {
    tree = layTree();
    write({ from: 'age' });
    tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
  });
  test.after.each(() => {
    tree.remove();
    rmSync(join(built.scratch, '.config'), { recursive: true, force: true });
  });
  test.after(() => built.remove());
  return { built: () => built, tree: () => tree };
}

/** Hosts that print one secret, hide another in base 64, ask for a third by its name, and see a fourth that they never use. */
export function write(secrets: Readonly<Record<string, string>>): void {
  tree.commit({
    'vaq.yml': `version: 1\nname: four\nsecrets: ${JSON.stringify(secrets)}\nmetadata:\n  rehearsal: true\n  mirror: mirror.example\n  root_password: { $secret: root-password }\n  token: { $secret: token }\n  unused: { $secret: unused }\n`,
    [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"'),
    [PRESEED]: tree.edited(
      PRESEED,
      'd-i clock-setup/utc',
      '# <%= md.root_password %> <%= b64(md.token) %> <%= b64(secret("disk/" + "key")) %>\nd-i clock-setup/utc',
    ),
  });
}

/** Gives a secret a value, by stdin. */
export function set(name: string, value: string): Ended {
  return built.feed(`${value}\n`, ['secret', 'set', name], tree.folder);
}

/** Gives all that are needed their values. */
export function setAll(): void {
  for (const [name, value] of Object.entries(VALUES)) {
    const { exit, stderr } = set(name, value);
    assert.equal(exit, 0, stderr);
  }
}

/** Every way in which a value may hide: as it is, in base 64 at any offset, in hexadecimal. */
function shapes(value: string): readonly string[] {
  const inner = [0, 1, 2].map((skip) =>
    Buffer.from(value.slice(skip, skip + 9))
      .toString('base64')
      .slice(0, 12),
  );
  return [value, ...inner, Buffer.from(value).toString('hex')];
}

/** A text does not show a value. */
export function assertSilent(text: string, where: string): void {
  for (const [name, value] of Object.entries(VALUES))
    for (const shape of shapes(value))
      assert.ok(!text.includes(shape), `the value of ${name} is in ${where}`);
}

/** Nothing that was written, beside the program itself, has a value in it. */
export function assertNothingWritten(): void {
  const own = [tree.folder, join(built.scratch, '.config'), join(built.scratch, '.cache')];
  for (const folder of own.filter((path) => existsSync(path))) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (statSync(path).isFile()) assertSilent(readFileSync(path, 'latin1'), path);
    }
  }
}
