import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/s');

executePages(test, 's');

test.run();
