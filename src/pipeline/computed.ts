import { diagnostic, type Related } from '../diagnostics/diagnostic.ts';
import { originOf } from '../render/sandbox/provenance.ts';
import { openSandbox, type RenderJob, type RenderResult } from '../render/sandbox/sandbox.ts';
import type { Compute, ComputedText, Inventory, InventoryData } from '../sot/computed/inventory.ts';

/** A host's file, checkpoint and secrets are not known before there are hosts. */
const NO_LINKS: RenderJob['links'] = { files: {}, checkpoint: '', secrets: {} };

function jobOf({ file, folder, cluster }: Inventory, data: InventoryData): RenderJob {
  // In the place of the function: who calls it is told, instead of getting an empty text.
  return {
    template: file,
    data: { ...data, checkpoint: null },
    host: `${folder}/${cluster}`,
    links: NO_LINKS,
  };
}

/** The template's line that made a line of its text. */
function madeAt(
  result: Extract<RenderResult, { ok: true }>,
  lines: readonly string[],
): (line: number) => Related {
  return (line) => {
    const origin = originOf(result, line);
    const text = lines[origin.line - 1]?.trimEnd() ?? '';
    const at = (column: number) => ({ line: origin.line, column });
    const range = { start: at(text.length - text.trimStart().length + 1), end: at(text.length + 1) };
    return { file: origin.file, range, message: 'this line of the template made it' };
  };
}

function computedText({ text: template }: Inventory, result: RenderResult): ComputedText {
  if (result.ok) return { ok: true, text: result.text, madeAt: madeAt(result, template.split('\n')) };
  const { ruleId, message, file, range, nearest: fix } = result.problem;
  return { ok: false, diagnostic: diagnostic({ ruleId, message, file, range, fix }) };
}

/** Renders inventories in a sandbox of their own, with the time and memory that any template has. */
export const computeInSandbox: Compute = async (inventories) => {
  const templates = inventories.map(({ inventory: { file, text } }) => ({ name: file, text }));
  const sandbox = openSandbox({ templates });
  try {
    const results = await sandbox.render(inventories.map(({ inventory, data }) => jobOf(inventory, data)));
    return results.map((result, index) => computedText(inventories[index]!.inventory, result));
  } finally {
    await sandbox.close();
  }
};
