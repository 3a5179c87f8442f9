import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/p-r');

executePages(test, 'pqr');

test.run();
