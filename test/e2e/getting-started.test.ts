// The guide's own commands, from an empty folder to a QEMU machine whose installer has reported.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { suite } from 'uvu';
import { layBuiltClone, layCommand, newScratch } from '../docs/support/clone.ts';
import { parsePage } from '../docs/support/page.ts';
import { plainEnvironment, runToEnd } from '../docs/support/run.ts';
import { cleanUp } from './lab/cleanup.ts';
import { makeNetwork } from './lab/netns.ts';
import { INSTALLER_FILES, SERVICE } from './lab/sot.ts';

const test = suite('e2e/getting-started');
const scratch = newScratch();
test.after(async () => {
  cleanUp();
  await scratch.remove();
});

/** Minutes where the processor is emulated, and others use it too. */
const SECONDS = 1100;

/** One script of what the guide shows: with QEMU, so without what is for those who have none, on another interface. */
function scriptOfGuide(): string {
  const { steps, untried } = parsePage(readFileSync('docs/getting-started.md', 'utf8'));
  const boot = steps.findIndex(({ until }) => until !== null);
  const before = steps.slice(0, boot).map(({ command }) => command);
  const machine = untried.filter(({ reason }) => reason.startsWith('test/e2e/getting-started'));
  const [start, qemu] = machine.map(({ command }) => command);
  const files = Object.entries(INSTALLER_FILES).map(([path, from]) => `cp ${from} files/${path}`);
  return [
    ...before.flatMap((command) => (command.startsWith('mkdir -p files') ? [command, ...files] : [command])),
    `interface=eth0 addr=${SERVICE.split('/')[0]}`,
    `${steps[boot]!.command} >boot.log 2>&1 & service=$!`,
    'until grep -q ready boot.log || ! kill -0 $service; do sleep 0.2; done',
    start,
    `${qemu} >/dev/null 2>&1 </dev/null & machine=$!`,
    'wait $service; echo "the service ended with $?"',
    'kill $machine; cat boot.log; vaq status',
  ].join('\n');
}

test('the machine of the guide reports, and is on record as done', async () => {
  const [clone, bin, home] = ['clone', 'bin', 'home'].map((name) => join(scratch.path, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [clone, bin, home]) mkdirSync(folder);
  await layBuiltClone(clone);
  layCommand(bin, clone);
  const { server } = makeNetwork(SERVICE);
  const env = { ...plainEnvironment(home), PATH: `${bin}${delimiter}${process.env.PATH}` };
  const command = ['ip', 'netns', 'exec', server, 'bash', '-c', scriptOfGuide()] as const;
  const { printed } = await runToEnd(command, { cwd: home, env, seconds: SECONDS });
  assert.match(printed, /^the service ended with 0$/m, printed);
  assert.match(printed, /^\S+ +ams1\/r1-01 +checkpoint +debian12 is done$/m);
  assert.match(printed, /^ams1\/r1-01 +done +1 of 1 /m);
  assert.match(printed, /^ams1\/r1-02 +waiting/m);
});

test.run();
