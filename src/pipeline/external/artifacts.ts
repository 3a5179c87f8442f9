import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Artifact, RenderedBoot } from '../../render/artifact.ts';
import { kindOs } from '../../render/script.ts';
import { placedIn } from './placed.ts';
import type { ExternalTool, ToolFinding } from './tool.ts';
import { type ExternalTools, toolFor } from './tools.ts';

/** What tools say of everything that was rendered with origins, at the lines of the templates that made it. */
export async function artifactFindings(
  rendered: readonly RenderedBoot[],
  texts: ReadonlyMap<string, string>,
  tools: ExternalTools,
): Promise<readonly Diagnostic[]> {
  const asked = rendered.flatMap((boot) =>
    (boot.artifacts ?? []).flatMap((artifact) => {
      const tool = toolFor(artifact.kind);
      if (tool === null) return [];
      const file = artifact.origins?.[0]?.file ?? artifact.path;
      const said = tools.findings(tool, file, artifact.canonical, kindOs(boot.boot));
      return [said.then((findings) => ({ boot, artifact, tool, findings }))];
    }),
  );
  const shown = new Map<string, string>();
  const found = (await Promise.all(asked)).flatMap(({ boot, artifact, tool, findings }) => {
    const what = { hosts: [boot.host.label], boot: boot.boot.id };
    return findings.map((said) => ({ ...atTemplate(tool, said, artifact, texts, shown), ...what }));
  });
  return [...found, ...tools.problems()];
}

/** A finding at the line that made the artifact's; in full where that was copied as it is. */
function atTemplate(
  tool: ExternalTool,
  said: ToolFinding,
  { canonical, origins = [], path }: Artifact,
  texts: ReadonlyMap<string, string>,
  shown: Map<string, string>,
): Diagnostic {
  const origin = (said.line === null ? undefined : origins[said.line - 1]) ?? origins.at(-1);
  const file = origin?.file ?? path;
  if (said.line === null) return placedIn(file, '', tool, said);
  const line = canonical.split('\n')[said.line - 1]?.trim() ?? '';
  const source = texts.get(file) ?? '';
  const at = origin?.line ?? null;
  const isCopied = at !== null && source.split('\n')[at - 1]?.trim() === line;
  if (isCopied) return placedIn(file, source, tool, { ...said, line: at });
  // Values differ from host to host: one line is shown for all, so that it is one finding.
  const key = JSON.stringify([tool.name, said.message, file, at]);
  const rendered = shown.get(key) ?? `(rendered line ${said.line}: \`${line}\`)`;
  shown.set(key, rendered);
  const message = `${said.message} ${rendered}`;
  return placedIn(file, source, tool, { ...said, message, line: at, column: null });
}
