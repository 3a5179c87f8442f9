import { preseed } from '../../../src/kinds/preseed/kind.ts';

/** Debian 12, for which all these files are. */
export const OS = { family: 'Debian', major: '12', minor: null };

/** The fewest answers that keep the installer from asking. */
export const ANSWERS: readonly string[] = [
  'd-i passwd/root-login boolean false',
  'd-i passwd/user-fullname string Operator',
  'd-i passwd/username string operator',
  'd-i passwd/user-password-crypted password !',
  'd-i partman-auto/method string regular',
  'd-i partman/choose_partition select finish',
  'd-i partman/confirm boolean true',
  'd-i partman/confirm_nooverwrite boolean true',
  'd-i grub-installer/bootdev string default',
  'd-i finish-install/reboot_in_progress note',
];

/** A file that begins with the given lines and answers the rest, so that only these lines can be wrong. */
export function complete(...lines: readonly string[]): string {
  const asked = (answer: string): boolean => !lines.some((line) => line.includes(`${answer.split(' ')[1]} `));
  return [...lines, ...ANSWERS.filter(asked), ''].join('\n');
}

/** The findings of a file, one a line: `line:column-line:column severity message [rule] fix`. */
export function findings(text: string): readonly string[] {
  return preseed.check(text, OS).map(({ range: { start, end }, severity, message, ruleId, fix }) => {
    const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
    return `${place} ${severity} ${message} [${ruleId}]${fix === null ? '' : ` → ${fix}`}`;
  });
}
