import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/e-h');

executePages(test, 'efgh');

test.run();
