import type { Call } from './arguments.ts';
import { isComputed, type Mistake, mistake } from './mistake.ts';
import type { Line } from './parse.ts';

/** What is wrong with menus: items before any menu, a choice of nothing, and choices that are jumped to and are no labels. */
export function menuMistakes(lines: readonly Line[], calls: readonly Call[]): readonly Mistake[] {
  const of = (name: string): readonly Call[] => calls.filter(({ command }) => command.name.text === name);
  const items = of('item');
  const menus = [...of('menu'), ...of('form')];
  const mistakes: Mistake[] = [];
  const orphan = items[0];
  if (orphan !== undefined && !menus.some(({ command }) => command.name.start < orphan.command.name.start))
    mistakes.push(mistake('menu', orphan.command.name, 'there is no `menu` before this `item`', 'warning'));
  const [choose] = of('choose');
  if (choose !== undefined && items.length === 0)
    mistakes.push(mistake('menu', choose.command.name, 'there is no `item` to choose from', 'warning'));
  // Whose items those of a form or of a named menu are is not followed.
  if (of('form').length > 0 || menus.some(({ options }) => options.has('--name'))) return mistakes;
  const labels = new Set(lines.flatMap(({ label }) => (label === null ? [] : [label.text.slice(1)])));
  return [...mistakes, ...choiceMistakes(items, of('choose'), of('goto'), labels)];
}

function isGap({ options }: Call): boolean {
  return options.has('--gap');
}

/** Only where one menu's choice is jumped to as it is: elsewhere the script may do anything with it. */
function choiceMistakes(
  items: readonly Call[],
  chooses: readonly Call[],
  gotos: readonly Call[],
  labels: ReadonlySet<string>,
): readonly Mistake[] {
  const [choose, more] = chooses;
  if (choose === undefined || more !== undefined) return [];
  const keys = items.flatMap((item) => (isGap(item) ? [] : item.arguments.slice(0, 1)));
  const standard = choose.options.get('--default') ?? null;
  const known = new Set(keys.map(({ text }) => text));
  const mistakes: Mistake[] = [];
  if (standard !== null && ![standard.text, ...known].some(isComputed) && !known.has(standard.text))
    mistakes.push(mistake('menu', standard, `no \`item\` has the key \`${standard.text}\``, 'warning'));
  const setting = choose.arguments[0]?.text ?? '';
  if (!gotos.some(({ arguments: [target] }) => target?.text === `\${${setting}}`)) return mistakes;
  const lost = keys.filter(({ text }) => !isComputed(text) && !labels.has(text));
  return [
    ...mistakes,
    ...lost.map((key) =>
      mistake('menu', key, `the choice is jumped to, and there is no label \`${key.text}\``, 'warning'),
    ),
  ];
}
