import stringWidth from 'string-width';

const FONT_SIZE = 14;
const CELL = 8.4;
const LINE = 20;
const MARGIN = 16;

const LIGHT = {
  bg: '#f6f8fa',
  fg: '#1f2328',
  dim: '#656d76',
  red: '#cf222e',
  green: '#1a7f37',
  cyan: '#0969da',
};
const DARK = {
  bg: '#161b22',
  fg: '#e6edf3',
  dim: '#8b949e',
  red: '#ff7b72',
  green: '#7ee787',
  cyan: '#79c0ff',
};

/** What the codes of vaq's output change (ECMA-48, SGR); 22 ends bold and dim, 39 a colour. */
const CODES: Readonly<Record<string, Partial<Style>>> = {
  '0': { weight: '', colour: '' },
  '1': { weight: 'bold' },
  '2': { weight: 'dim' },
  '22': { weight: '' },
  '31': { colour: 'red' },
  '32': { colour: 'green' },
  '36': { colour: 'cyan' },
  '39': { colour: '' },
};

const ESCAPE = '\x1b';
const SGR = new RegExp(String.raw`${ESCAPE}\[([\d;]*)m`);

interface Style {
  readonly weight: string;
  readonly colour: string;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function theme(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, colour]) => `.${name}{fill:${colour}}`)
    .join('');
}

/** A run of text at a column; its length is fixed, so that columns hold in whatever font there is. */
function run(text: string, style: Style, column: number, y: number): string {
  if (text.trim() === '') return '';
  const classes = [
    style.colour || (style.weight === 'dim' ? 'dim' : 'fg'),
    style.weight === 'bold' ? 'b' : '',
  ];
  const x = (MARGIN + column * CELL).toFixed(1);
  const length = (stringWidth(text) * CELL).toFixed(1);
  const name = classes.filter(Boolean).join(' ');
  return `<text class="${name}" x="${x}" y="${y}" textLength="${length}">${escapeXml(text)}</text>`;
}

/** A picture of terminal output with its colours, in the reader's light or dark. An unknown escape code is a defect, and throws. */
export function svgOf(title: string, output: string): string {
  const lines = output.trimEnd().split('\n');
  const runs: string[] = [];
  let style: Style = { weight: '', colour: '' };
  let columns = 0;
  for (const [index, line] of lines.entries()) {
    const y = MARGIN + (index + 1) * LINE - 6;
    let column = 0;
    for (const [position, part] of line.split(SGR).entries()) {
      if (position % 2 === 0) {
        runs.push(run(part, style, column, y));
        column += stringWidth(part);
        continue;
      }
      const change = CODES[part];
      if (change === undefined) throw new Error(`no picture can be made of the escape code ${part}`);
      style = { ...style, ...change };
    }
    columns = Math.max(columns, column);
  }
  const width = Math.ceil(2 * MARGIN + columns * CELL);
  const height = 2 * MARGIN + lines.length * LINE;
  const font = 'ui-monospace,SFMono-Regular,Menlo,Consolas,&quot;DejaVu Sans Mono&quot;,monospace';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${theme(LIGHT)}@media(prefers-color-scheme:dark){${theme(DARK)}}.b{font-weight:600}</style>`,
    `<rect class="bg" width="${width}" height="${height}" rx="8"/>`,
    `<g font-family="${font}" font-size="${FONT_SIZE}" xml:space="preserve" style="white-space:pre">`,
    ...runs.filter(Boolean),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
