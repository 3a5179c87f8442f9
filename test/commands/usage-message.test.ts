// The sentences are those of the pinned version of oclif; usage.test.ts holds the whole program to some of them.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { tooMany, usageMessage } from '../../src/commands/usage-message.ts';

const test = suite('commands/usage-message');

const TAKES = {
  command: 'vaq boot',
  flags: ['dhcp-port', 'host', 'http-port', 'no-color', 'quiet', 'site', 'tftp-port', 'tftp-single-port'],
  mostArguments: 0,
};
const HELP = '\nSee more help with --help';

const TABLE: readonly (readonly [sentence: string, said: string])[] = [
  [`Nonexistent flag: --hots${HELP}`, '`vaq boot` has no flag `--hots`: did you mean `--host`?'],
  [`Nonexistent flags: --sit=a, --x${HELP}`, '`vaq boot` has no flag `--sit`: did you mean `--site`?'],
  [`Nonexistent flag: --dhcp${HELP}`, '`vaq boot` has no flag `--dhcp`: did you mean `--dhcp-port`?'],
  [`Nonexistent flag: --tftp${HELP}`, '`vaq boot` has no flag `--tftp`: `vaq boot --help` lists them'],
  [`Nonexistent flag: -q${HELP}`, '`vaq boot` has no flag `-q`: did you mean `--quiet`?'],
  [`Nonexistent flag: --frob${HELP}`, '`vaq boot` has no flag `--frob`: `vaq boot --help` lists them'],
  [
    `Unexpected argument: r1-01${HELP}`,
    '`vaq boot` takes no argument, and `r1-01` is one: did you mean `--host r1-01`?',
  ],
  [`Missing 1 required arg:\nfile  the bundle${HELP}`, '`vaq boot` needs FILE: the bundle'],
  [`The following error occurred:\n  Missing required flag output${HELP}`, '`vaq boot` needs `--output`'],
  [
    `The following error occurred:\n  --once=true cannot also be provided when using --replay${HELP}`,
    '`--once` and `--replay` exclude each other: leave one out',
  ],
  [
    `Expected --format=jsn to be one of: pretty, json${HELP}`,
    '`--format` knows no `jsn`: did you mean `json`?',
  ],
  [
    `Expected --format=doc to be one of: pretty, json${HELP}`,
    '`--format` knows no `doc`: there are pretty, json',
  ],
  [
    `Parsing --http-port \n\tExpected an integer but received: abc${HELP}`,
    '`--http-port` takes an integer, and not `abc`',
  ],
  [`Parsing --days \n\tno such day${HELP}`, '`--days`: no such day'],
  ['Flag --site expects a value', '`--site` needs a value'],
  ['Flag --format expects one of these values: pretty, json', '`--format` needs a value: pretty, json'],
  ['Flag --site can only be specified once', '`--site` is given twice, and only one of the two can hold'],
  ['Command frob:nicate not found.', 'there is no command `frob nicate`: `vaq --help` lists them'],
  ['the site `a` does not exist', 'the site `a` does not exist'],
];

for (const [sentence, said] of TABLE) {
  test(said, () => assert.equal(usageMessage(sentence, TAKES), said));
}

test('an argument too many is counted', () => {
  const takes = (mostArguments: number) => ({ command: 'vaq x', flags: [], mostArguments });
  assert.equal(tooMany(['a'], takes(0)), '`vaq x` takes no argument, and `a` is one');
  assert.equal(tooMany(['b', 'c'], takes(1)), '`vaq x` takes one argument, and `b` is one more');
  assert.equal(tooMany(['c'], takes(2)), '`vaq x` takes 2 arguments, and `c` is one more');
});

test.run();
