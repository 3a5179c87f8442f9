import { readFileSync } from 'node:fs';

/** The fields of each event beside those of all, as `docs/commands.md` lists them. */
export function documentedFields(): ReadonlyMap<string, ReadonlySet<string>> {
  const page = readFileSync('docs/commands.md', 'utf8');
  const [, table = ''] = page.split('| event | when | fields |\n');
  const rows = table.split('\n\n')[0]!.split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [name, , fields] = row.slice(2, -2).split(' | ');
      // What stands in brackets is a value or an explanation.
      const words = fields!.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g);
      return [name!.replaceAll('`', ''), new Set(Array.from(words, ([, word]) => word!))];
    }),
  );
}

/** What an event has that the page does not list: `dhcp.colour`. */
export function undocumented(event: Readonly<Record<string, unknown>>): readonly string[] {
  const name = String(event.event);
  const known = documentedFields().get(name);
  if (known === undefined) return [name];
  const always = ['at', 'event', 'host', 'message'];
  return Object.keys(event)
    .filter((key) => !always.includes(key) && !known.has(key))
    .map((key) => `${name}.${key}`);
}
