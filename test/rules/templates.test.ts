import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { callsWithMore, codeOf, literalsOf, templatesBehind } from '../../src/rules/templates.ts';
import { built } from '../sot/sample.ts';

const test = suite('rules/templates');

test('the code of a template is what stands in its tags', () => {
  const text = 'a <%= b %> <%# c %> <%% d %> <%- e\n-%> <%_ f _%>';
  assert.deepEqual(codeOf(text), ' b \n e\n\n f ');
});

test('literals are texts in quotes of any kind', () => {
  assert.deepEqual(
    [...literalsOf(`a('b', "c d", \`e\`, 'it"s', "it's")`)],
    ['b', 'c d', 'e', 'it"s', "it's"],
  );
});

test('a call is known if one text in quotes stands in front', () => {
  const known = [
    "file('a')",
    'file( "a" , 1)',
    'file(`a`)',
    'files(a)',
    'profile(a)',
    'file',
    "x(file('a'))",
  ];
  for (const code of known) assert.equal(callsWithMore(code, 'file'), false, code);
  const more = [
    'file(a)',
    'file ()',
    "file('a' + b)",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the code of a template
    'file(`a${b}`)',
    "file('a'); file(b)",
    "file('a\\x62')",
  ];
  for (const code of more) assert.equal(callsWithMore(code, 'file'), true, code);
});

test('behind an asset stand the snippets that it prints, and those that they print, also in a circle', async () => {
  const { model } = await built({
    'assets/preseed/preseed.cfg.ejs': "<%- snippet('a') %>",
    'assets/preseed/snippets/a.ejs': "<%- snippet('untyped/b') %>",
    'assets/untyped/snippets/b.ejs': "<%- snippet('preseed/a') %>",
    'assets/untyped/snippets/c.ejs': '',
    'assets/preseed/static.cfg': "<%- snippet('a') %>",
  });
  const behind = (path: string): readonly string[] =>
    [...templatesBehind(model, model.assets.get(path)!)].map((asset) => asset.path);
  assert.deepEqual(behind('assets/preseed/preseed.cfg.ejs'), [
    'assets/preseed/preseed.cfg.ejs',
    'assets/preseed/snippets/a.ejs',
    'assets/untyped/snippets/b.ejs',
  ]);
  assert.deepEqual(behind('assets/preseed/static.cfg'), []);
});

test.run();
