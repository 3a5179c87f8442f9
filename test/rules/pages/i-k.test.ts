import { suite } from 'uvu';
import { executePages } from '../../support/executed-pages.ts';

const test = suite('rules/pages/i-k');

executePages(test, 'ijk');

test.run();
