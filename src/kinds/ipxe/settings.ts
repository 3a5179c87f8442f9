// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
import { nearest } from '../../diagnostics/nearest.ts';
import { type Mistake, mistake } from './mistake.ts';

/** The types as which a setting can be shown (ipxe.org/cfg). */
const TYPES: readonly string[] = [
  'string',
  'uristring',
  'ipv4',
  'ipv6',
  'int8',
  'int16',
  'int32',
  'uint8',
  'uint16',
  'uint32',
  'hex',
  'hexhyp',
  'hexraw',
  'base64',
  'uuid',
  'guid',
  'busdevfn',
  'dnssl',
];

/** What is wrong with the type of a setting, `name:type`, whose name begins at an offset. */
export function typeMistake(setting: string, start: number): readonly Mistake[] {
  // A block of settings may have a colon in its name: `[block/]name[:type]` (core/settings.c).
  const colon = setting.indexOf(':', setting.indexOf('/') + 1);
  if (colon === -1) return [];
  const type = setting.slice(colon + 1);
  if (TYPES.includes(type) || type.includes('\0')) return [];
  const meant = nearest(type, TYPES);
  const help = meant === null ? `there are ${TYPES.join(', ')}` : `did you mean \`${meant}\`?`;
  const place = { start: start + colon + 1, end: start + setting.length };
  return [mistake('setting', place, `there is no type \`${type}\` of settings: ${help}`, 'error', meant)];
}

/** What is wrong in the expansions `${…}` of a line that begins at an offset; inner ones are expanded first. */
export function settingMistakes(line: string, offset: number): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const open: number[] = [];
  let text = line;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) open.push(at++);
    else if (text[at] === '}' && open.length > 0) {
      const start = open.pop()!;
      mistakes.push(...expansionMistakes(text.slice(start + 2, at), offset + start));
      if (open.length > 0) text = text.slice(0, start) + '\0'.repeat(at + 1 - start) + text.slice(at + 1);
    }
  }
  for (const start of open)
    mistakes.push(
      mistake(
        'setting',
        { start: offset + start, end: offset + start + 2 },
        'this `${` is not closed by `}`',
      ),
    );
  return mistakes;
}

function expansionMistakes(inside: string, start: number): readonly Mistake[] {
  const place = { start, end: start + inside.length + 3 };
  if (inside.trim() === '') return [mistake('setting', place, '`${}` names no setting')];
  if (/\s/.test(inside))
    return [mistake('setting', place, `a setting's name has no blanks, found \`${inside}\``)];
  return typeMistake(inside, start + 2);
}
