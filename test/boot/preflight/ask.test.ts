import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { suite } from 'uvu';
import { askForConsent } from '../../../src/boot/preflight/ask.ts';
import type { Grant, HostConsent, Said } from '../../../src/plan/consent.ts';
import type { HostAction } from '../../../src/plan/standing.ts';
import type { Host } from '../../../src/sot/model/types.ts';

const test = suite('boot/preflight/ask');

const ACTIONS: readonly HostAction[] = ['install', 'continue', 'reinstall', 'unchanged', 'held'];
const NOTHING: Said = { named: new Set(), yes: false, reinstall: false };
/** What is granted by what was said, as the plan has it. */
function grantOf(action: HostAction, { named, yes, reinstall }: Said): Grant {
  const isCovered = named.size > 0 ? named.has(`ams1/${action}`) : yes;
  if (!isCovered || action === 'unchanged' || action === 'held') return 'local';
  if (action === 'reinstall') return reinstall ? 'again' : 'local';
  return action === 'install' ? 'again' : 'continue';
}

const INSTALL = 'Install 2 and erase their disks? [y/N] ';
const REINSTALL = 'Reinstall 1 that were installed before? Type the word reinstall: ';

function granting(actions: readonly HostAction[]): (said: Said) => readonly HostConsent[] {
  return (said) =>
    actions.map((action) => {
      const host = { name: action, label: `ams1/${action}` } as Host;
      return { host, action, grant: grantOf(action, said), formerLabel: null };
    });
}

interface Talk {
  readonly result: Readonly<Record<string, Grant>> | string;
  /** The grants on the screen, before any question. */
  readonly shown: Readonly<Record<string, Grant>> | null;
  readonly questions: string;
}

function grantsOf(hosts: readonly HostConsent[]): Readonly<Record<string, Grant>> {
  return Object.fromEntries(hosts.map(({ host, grant }) => [host.name, grant]));
}

/** Asks a person who types these lines, one for each question; `null` is Ctrl-D. */
async function ask(
  said: Said,
  typed: readonly (string | null)[],
  { isTTY = true, actions = ACTIONS } = {},
): Promise<Talk> {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  let questions = '';
  const lines = [...typed];
  output.on('data', (text: Buffer) => {
    questions += text;
    const line = lines.shift();
    if (line === null) input.end();
    else if (line !== undefined) input.write(`${line}\n`);
  });
  let shown: Talk['shown'] = null;
  const asked = await askForConsent(
    { talk: () => undefined, input, output },
    granting(actions),
    said,
    (hosts) => {
      shown = grantsOf(hosts);
      return '';
    },
  );
  return { result: asked.ok ? grantsOf(asked.hosts) : asked.message, shown, questions };
}

const ALL_LOCAL = {
  install: 'local',
  continue: 'local',
  reinstall: 'local',
  unchanged: 'local',
  held: 'local',
} as const;
const POSSIBLE = { ...ALL_LOCAL, install: 'again', continue: 'continue', reinstall: 'again' } as const;
const FRESH = { ...POSSIBLE, reinstall: 'local' } as const;

const ANSWERS: readonly (readonly [typed: readonly string[], Talk['result']])[] = [
  [['y', 'reinstall'], POSSIBLE],
  [[' YES ', 'Reinstall'], POSSIBLE],
  [['y', 'y'], FRESH],
  [['y', 'yes'], FRESH],
  [['y', ''], FRESH],
  [['n', 'reinstall'], { ...ALL_LOCAL, reinstall: 'again' }],
  [['', ''], ALL_LOCAL],
  [['yep', 'reinstall now'], ALL_LOCAL],
  [['reinstall', 'y'], ALL_LOCAL],
];

for (const [typed, granted] of ANSWERS) {
  test(`${JSON.stringify(typed)} grants ${JSON.stringify(granted)}`, async () => {
    const questions = `${INSTALL}${REINSTALL}`;
    assert.deepEqual(await ask(NOTHING, typed), { result: granted, shown: POSSIBLE, questions });
  });
}

test('whoever leaves without an answer, starts nothing', async () => {
  const left = 'the question was left without an answer; nothing is served';
  assert.deepEqual(await ask(NOTHING, [null]), { result: left, shown: POSSIBLE, questions: INSTALL });
  const { result } = await ask(NOTHING, ['y', null]);
  assert.equal(result, left);
});

test('only what there is is asked for', async () => {
  const some = async (...actions: readonly HostAction[]) =>
    (await ask(NOTHING, ['y'], { actions })).questions;
  assert.equal(await some('install', 'held'), 'Install 1 and erase their disks? [y/N] ');
  assert.equal(await some('reinstall', 'unchanged'), REINSTALL);
  assert.equal(await some('unchanged', 'held'), '');
});

test('what was said on the command line is not asked again', async () => {
  assert.deepEqual(await ask({ ...NOTHING, yes: true }, []), { result: FRESH, shown: FRESH, questions: '' });
  const named = new Set(['ams1/reinstall']);
  const again = { ...ALL_LOCAL, reinstall: 'again' };
  assert.deepEqual(await ask({ named, yes: false, reinstall: true }, []), {
    result: again,
    shown: again,
    questions: '',
  });
  assert.deepEqual(await ask({ named, yes: false, reinstall: false }, [], { isTTY: false }), {
    result: ALL_LOCAL,
    shown: ALL_LOCAL,
    questions: '',
  });
});

test('where nobody can be asked, nobody is served', async () => {
  assert.deepEqual(await ask({ ...NOTHING, reinstall: true }, [], { isTTY: false }), {
    result:
      'nobody can be asked here: name the hosts to install with --host, or give --yes for all that were never installed',
    shown: null,
    questions: '',
  });
});

test.run();
