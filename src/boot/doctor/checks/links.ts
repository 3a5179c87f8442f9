import type { InterfaceFacts, MachineFacts } from '../facts.ts';
import { error, fine, type Line, warning } from '../line.ts';

const SLOW = 1000;

function linkLine(
  { name, kind, hasLink, speed, isHalfDuplex }: InterfaceFacts,
  platform: NodeJS.Platform,
): Line {
  const check = `link ${name}`;
  if (hasLink === false)
    return error(
      check,
      'it has no link',
      platform === 'linux' ? `plug the cable in; sudo ip link set ${name} up` : 'plug the cable in',
    );
  if (kind === 'wireless')
    return warning(
      check,
      'it is wireless: machines do not boot over it, and access points may keep broadcasts back',
      'serve by a cable',
    );
  const rate = speed === null ? '' : speed >= 1000 ? `${speed / 1000} Gb/s` : `${speed} Mb/s`;
  if (isHalfDuplex === true)
    return warning(
      check,
      `${rate} half duplex`,
      'let the port of the switch negotiate, or take another cable',
    );
  if (speed !== null && speed < SLOW) {
    const mend = 'take another cable or another port of the switch';
    return warning(check, `${rate}: a gigabyte takes ${Math.round(8000 / speed)} s`, mend);
  }
  return fine(check, rate === '' ? 'up' : rate);
}

/** The links of the interfaces that the site is served on; loopback has none. */
export function linkLines(
  { platform }: Pick<MachineFacts, 'platform'>,
  serving: readonly InterfaceFacts[],
): readonly Line[] {
  return serving.filter(({ kind }) => kind !== 'loopback').map((one) => linkLine(one, platform));
}
