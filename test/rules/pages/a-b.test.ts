import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/a-b');

executePages(test, 'ab');

test.run();
