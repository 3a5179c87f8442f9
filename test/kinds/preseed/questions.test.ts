import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { CHOICES, QUESTIONS, questionType } from '../../../src/kinds/preseed/questions.ts';
import { isQuestionName, isType } from '../../../src/kinds/preseed/syntax.ts';

const test = suite('kinds/preseed/questions');

test('every listed question has a name of the right form, one type, and stands once', () => {
  assert.equal(new Set(QUESTIONS).size, QUESTIONS.length);
  for (const name of QUESTIONS) {
    assert.ok(isQuestionName(name), name);
    assert.ok(isType(questionType(name)!), name);
  }
});

test('questions with fixed values are listed', () => {
  for (const name of CHOICES.keys()) assert.notEqual(questionType(name), null, name);
});

test('families of questions are known by their pattern', () => {
  assert.equal(questionType('apt-setup/local0/repository'), 'string');
  assert.equal(questionType('apt-setup/local9/source'), 'boolean');
  assert.equal(questionType('apt-setup/local10/source'), null);
  assert.equal(questionType('tzsetup/country/US'), 'select');
});

test('a question that no installer asks has no type', () => {
  assert.equal(questionType('partman/partitioning/confirm_write_new_label'), null);
});

test.run();
