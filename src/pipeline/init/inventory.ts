import { type Diagnostic, diagnostic, type Range } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { type Cell, readCsv } from './csv.ts';
import { clashingKeys, type NewHost } from './host-document.ts';

/** A host, and where a table states each fact about it. */
export interface ListedHost {
  readonly host: NewHost;
  readonly places: ReadonlyMap<string, Range>;
}

/** The hosts of a table whose rows could be read, and what is wrong with the rest. */
export interface Inventory {
  readonly hosts: readonly ListedHost[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Columns with a meaning; every other one is metadata. */
const COLUMNS = ['name', 'mac', 'ip', 'subnet', 'workflow', 'uuid', 'serial', 'arch', 'device'] as const;

type Column = (typeof COLUMNS)[number];

/** The columns of a header in their order, and what is wrong with them. */
function readHeader(
  file: string,
  header: readonly Cell[],
  required: readonly Column[],
): readonly Diagnostic[] {
  const names = header.map(({ text }) => text);
  const whole: Range = { start: header[0]!.range.start, end: header.at(-1)!.range.end };
  const others = names.filter((name) => !COLUMNS.some((column) => column === name));
  const missing = required
    .filter((column) => !names.includes(column))
    .map((column) => {
      const meant = nearest(column, others);
      const help = meant === null ? `the first line names the columns` : `did you mean it with \`${meant}\`?`;
      return diagnostic({
        ruleId: 'schema/missing-key',
        file,
        range: header[names.indexOf(meant ?? '')]?.range ?? whole,
        message: `there is no column \`${column}\`; ${help}`,
        fix: meant === null ? null : column,
      });
    });
  const twice = header.flatMap(({ text, range }, index) =>
    text !== '' && names.indexOf(text) < index
      ? [
          diagnostic({
            ruleId: 'document/duplicate-key',
            file,
            range,
            message: `the column \`${text}\` stands twice, and only one of the two can hold`,
          }),
        ]
      : [],
  );
  const clash = clashingKeys(others.filter((name) => name !== ''));
  const inside =
    clash === null
      ? []
      : [
          diagnostic({
            ruleId: 'document/duplicate-key',
            file,
            range: header[names.indexOf(clash[1])]!.range,
            message: `the column \`${clash[0]}\` gives a text, so that \`${clash[1]}\` cannot be a key in it`,
          }),
        ];
  return [...missing, ...twice, ...inside];
}

/** Reads rows below a header whose columns are right. */
class Rows {
  readonly hosts: ListedHost[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #header: readonly Cell[];
  readonly #workflow: string | null;

  constructor(file: string, header: readonly Cell[], workflow: string | null) {
    this.#file = file;
    this.#header = header;
    this.#workflow = workflow;
  }

  add(row: readonly Cell[]): void {
    for (const [index, { text, range }] of row.entries()) {
      if (text === '' || (this.#header[index]?.text ?? '') !== '') continue;
      const cells = `${this.#header.length} column${this.#header.length === 1 ? '' : 's'}`;
      const message =
        index < this.#header.length
          ? `\`${text}\` stands in a column that has no name`
          : `\`${text}\` stands in column ${index + 1}, and the first line names ${cells}; a text with a separator in it needs quotes`;
      this.#find('document/syntax', range, message);
    }
    const cells = new Map(
      this.#header.flatMap(({ text }, index) => {
        const cell = row[index];
        return cell === undefined || cell.text === '' ? [] : [[text, cell] as const];
      }),
    );
    const line: Range = { start: row[0]!.range.start, end: row.at(-1)!.range.end };
    const name = this.#required(cells, 'name', null, line);
    const workflow = this.#required(cells, 'workflow', this.#workflow, line);
    if (name === null || workflow === null) return;
    const text = (column: Column): string | null => cells.get(column)?.text ?? null;
    const metadata = [...cells].filter(([key]) => !COLUMNS.some((column) => column === key));
    const host: NewHost = {
      name,
      uuid: text('uuid'),
      serial: text('serial'),
      arch: text('arch'),
      device: text('device') ?? 'eth0',
      mac: text('mac'),
      subnet: text('subnet'),
      ip: text('ip'),
      workflow,
      metadata: new Map(metadata.map(([key, cell]) => [key, cell.text])),
    };
    this.hosts.push({ host, places: new Map([...cells].map(([key, { range }]) => [key, range])) });
  }

  #required(
    cells: ReadonlyMap<string, Cell>,
    column: Column,
    otherwise: string | null,
    line: Range,
  ): string | null {
    const text = cells.get(column)?.text ?? otherwise;
    if (text === null) this.#find('schema/missing-key', line, `this line has no \`${column}\``);
    return text;
  }

  #find(ruleId: string, range: Range, message: string): void {
    this.diagnostics.push(diagnostic({ ruleId, file: this.#file, range, message }));
  }
}

/**
 * Reads a table of hosts: a header with `name`, `workflow` and `mac` or `uuid`, a line a host. `workflow` is for the lines
 * that name none; null where each has to. What values mean is not looked at: the data model does that.
 */
export function readInventory(file: string, text: string, workflow: string | null): Inventory {
  const { rows, mistakes } = readCsv(text);
  const diagnostics = mistakes.map(({ range, message }) =>
    diagnostic({ ruleId: 'document/syntax', file, range, message }),
  );
  const [header, ...lines] = rows;
  if (header === undefined || lines.length === 0) {
    const message = 'there is no host in it; the first line names the columns, as in `name,mac,ip,workflow`';
    return { hosts: [], diagnostics: [...diagnostics, diagnostic({ ruleId: 'site/empty', file, message })] };
  }
  const identity = header.some(({ text: name }) => name === 'uuid') ? [] : (['mac'] as const);
  const required = ['name', ...identity, ...(workflow === null ? (['workflow'] as const) : [])] as const;
  const wrong = readHeader(file, header, required);
  if (wrong.length > 0) return { hosts: [], diagnostics: [...diagnostics, ...wrong] };
  const reader = new Rows(file, header, workflow);
  for (const line of lines) reader.add(line);
  return { hosts: reader.hosts, diagnostics: [...diagnostics, ...reader.diagnostics] };
}
