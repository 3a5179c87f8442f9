import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { checkKickstart } from '../../../src/kinds/kickstart/check.ts';
import { said } from '../said.ts';

const FOLDER = new URL('good/', import.meta.url);

const test = suite('kinds/kickstart/good-files');

for (const name of readdirSync(FOLDER)) {
  test(`${name} is right, but for what it takes in`, () => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    const [, family = '', major = ''] = /^#os=(\S+) (\d+)\n/.exec(text)!;
    const findings = checkKickstart(text, { family, major, minor: null });
    assert.deepEqual(said(findings.filter(({ ruleId }) => ruleId !== 'kickstart/include')), []);
  });
}

test.run();
