import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/c-d');

executePages(test, 'cd');

test.run();
