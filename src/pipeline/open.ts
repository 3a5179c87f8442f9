import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inlineTemplates } from '../render/inline.ts';
import { ownTemplates } from '../render/own-templates.ts';
import { startAhead } from '../render/sandbox/ahead.ts';
import { openSandbox, type Sandbox } from '../render/sandbox/sandbox.ts';
import type { RemoteOpener } from '../sot/links/open-link.ts';
import { loadTree } from '../sot/load.ts';
import { isTemplate } from '../sot/model/assets.ts';
import { buildModel } from '../sot/model/build.ts';
import type { Model } from '../sot/model/types.ts';
import type { Source } from '../sot/source/source.ts';
import type { Tree } from '../sot/tree.ts';
import { type Begun, begin } from './begin.ts';
import type { BundleOrigin } from './bundle/open.ts';
import { computeInSandbox } from './computed.ts';
import { type Location, locate, type Outcome } from './locate.ts';
import { userRemotes } from './user.ts';

export type { Location, Outcome } from './locate.ts';

/** A source of truth at one revision: read, linked, and everything that was found on the way. */
export interface Opened {
  readonly root: string;
  readonly tree: Tree;
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** Where it was read from; absent where it was made of nothing but a model. */
  readonly source?: Source;
  /** The bundle that it came from; null where from none. */
  readonly bundle: BundleOrigin | null;
}

/** Reads and links everything that a source has. */
async function read(
  root: string,
  source: Source,
  remotes: RemoteOpener,
  bundle: BundleOrigin | null,
): Promise<Opened> {
  const options = { compute: computeInSandbox, remotes };
  const { tree, diagnostics } = await loadTree(source, options);
  const built = buildModel(tree);
  const all = [...diagnostics, ...built.diagnostics];
  return { root, tree, model: built.model, diagnostics: all, source, bundle };
}

/** Every text that the model can render, by the name that jobs use. */
function templatesOf(model: Model): readonly { readonly name: string; readonly text: string }[] {
  const named = [model, ...model.linked.values()].flatMap(({ assets, oses }) => [
    ...[...assets.values()].filter(isTemplate).map(({ path, text }) => ({ name: path, text })),
    ...[...oses.values()].flatMap(inlineTemplates).map(({ name, text }) => ({ name, text })),
  ]);
  return [...ownTemplates(), ...named];
}

/** Opens a source with a sandbox that can render it, and closes the sandbox when `use` has ended. */
export async function openWith<T>(
  source: Source,
  root: string,
  use: (opened: Opened, sandbox: Sandbox) => Promise<T>,
  ahead = startAhead(),
  remotes: RemoteOpener = userRemotes(),
  bundle: BundleOrigin | null = null,
): Promise<T> {
  const opened = await read(root, source, remotes, bundle);
  const sandbox = openSandbox({ templates: templatesOf(opened.model), ahead });
  try {
    return await use(opened, sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The same for the source of truth at a location. */
export function withSot<T>(
  location: Location,
  use: (opened: Opened, sandbox: Sandbox) => Promise<T>,
): Promise<Outcome<T>> {
  return withBegun(begin(location), use);
}

/** The same where finding it has been begun. */
export async function withBegun<T>(
  { ahead, located: locating }: Begun,
  use: (opened: Opened, sandbox: Sandbox) => Promise<T>,
): Promise<Outcome<T>> {
  const located = await locating;
  if (located.ok) {
    const { source, root, remotes, bundle } = located.value;
    return { ok: true, value: await openWith(source, root, use, ahead, remotes, bundle) };
  }
  await ahead.close();
  return located;
}

/** The source of truth at a location for those who need no rendering. */
export async function openModel(location: Location): Promise<Outcome<Opened>> {
  const located = await locate(location);
  if (!located.ok) return located;
  const { root, source, remotes, bundle } = located.value;
  return { ok: true, value: await read(root, source, remotes, bundle) };
}
