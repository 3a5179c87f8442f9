import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/t-z');

executePages(test, 'tuvwxyz');

test.run();
