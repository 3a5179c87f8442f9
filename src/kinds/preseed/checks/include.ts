import type { Check } from './check.ts';

const WHAT: Readonly<Record<string, string>> = {
  'preseed/include': 'answers',
  'preseed/include_command': 'answers',
  'preseed/run': 'commands',
};

/** Answers and commands from elsewhere are noticed, since nothing here has checked them. */
export const include: Check = {
  ruleId: 'preseed/include',
  severity: 'info',
  check: ({ entries }) =>
    entries.flatMap(({ question, type, value: { text, start, end } }) => {
      const what = WHAT[question.text];
      if (what === undefined || type.text === 'seen' || text === '') return [];
      return [{ start, end, message: `the installer fetches more ${what} from here, which are not checked` }];
    }),
};
