import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/l-o');

executePages(test, 'lmno');

test.run();
