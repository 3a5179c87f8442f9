import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inlineTemplates } from '../render/inline.ts';
import { ownTemplates } from '../render/own-templates.ts';
import { openSandbox, type Sandbox, startAhead } from '../render/sandbox/sandbox.ts';
import { loadTree } from '../sot/load.ts';
import { isTemplate } from '../sot/model/assets.ts';
import { buildModel } from '../sot/model/build.ts';
import type { Model } from '../sot/model/types.ts';
import { findRoot } from '../sot/source/find-root.ts';
import { openSource } from '../sot/source/open.ts';
import type { Source } from '../sot/source/source.ts';
import type { Tree } from '../sot/tree.ts';

/** A source of truth at one revision: read, linked, and everything that was found on the way. */
export interface Opened {
  readonly root: string;
  readonly tree: Tree;
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a source of truth is; null stands for the folder above that holds vaq.yml, and for the work tree. */
export interface Location {
  readonly sot: string | null;
  readonly ref: string | null;
}

/** What was asked for, or a sentence that says why it could not be had. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** The folder of a source of truth, and its source. */
async function locate({
  sot,
  ref,
}: Location): Promise<Outcome<{ readonly root: string; readonly source: Source }>> {
  const root = sot ?? (await findRoot(process.cwd()));
  if (root === null) {
    return {
      ok: false,
      message: 'there is no vaq.yml here or in a folder above; name the source of truth with --sot DIR',
    };
  }
  const opened = await openSource(ref === null ? { root } : { root, ref });
  return opened.ok
    ? { ok: true, value: { root, source: opened.source } }
    : { ok: false, message: opened.diagnostic.message };
}

/** Reads and links everything that a source has. */
async function read(root: string, source: Source): Promise<Opened> {
  const { tree, diagnostics } = await loadTree(source);
  const built = buildModel(tree);
  return { root, tree, model: built.model, diagnostics: [...diagnostics, ...built.diagnostics] };
}

/** Every text that the model can render, by the name that jobs use. */
function templatesOf(model: Model): readonly { readonly name: string; readonly text: string }[] {
  const assets = [...model.assets.values()]
    .filter(isTemplate)
    .map(({ path, text }) => ({ name: path, text }));
  const inline = [...model.oses.values()].flatMap(inlineTemplates).map(({ name, text }) => ({ name, text }));
  return [...ownTemplates(), ...assets, ...inline];
}

/** Opens a source with a sandbox that can render it, and closes the sandbox when `use` has ended. */
export async function openWith<T>(
  source: Source,
  root: string,
  use: (opened: Opened, sandbox: Sandbox) => Promise<T>,
  ahead = startAhead(),
): Promise<T> {
  const opened = await read(root, source);
  const sandbox = openSandbox({ templates: templatesOf(opened.model), ahead });
  try {
    return await use(opened, sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The same for the source of truth at a location. */
export async function withSot<T>(
  location: Location,
  use: (opened: Opened, sandbox: Sandbox) => Promise<T>,
): Promise<Outcome<T>> {
  const ahead = startAhead();
  const located = await locate(location);
  if (located.ok)
    return { ok: true, value: await openWith(located.value.source, located.value.root, use, ahead) };
  await ahead.close();
  return located;
}

/** The source of truth at a location for those who need no rendering. */
export async function openModel(location: Location): Promise<Outcome<Opened>> {
  const located = await locate(location);
  if (!located.ok) return located;
  return { ok: true, value: await read(located.value.root, located.value.source) };
}
