import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inlineTemplates } from '../render/inline.ts';
import { ownTemplates } from '../render/own-templates.ts';
import { openSandbox, type Sandbox } from '../render/sandbox/sandbox.ts';
import { loadTree } from '../sot/load.ts';
import { isTemplate } from '../sot/model/assets.ts';
import { buildModel } from '../sot/model/build.ts';
import type { Model } from '../sot/model/types.ts';
import { findRoot, openSource } from '../sot/source/source.ts';
import type { Tree } from '../sot/tree.ts';

/** A source of truth at one revision: read, linked, and everything that was found on the way. */
export interface Opened {
  readonly root: string;
  readonly tree: Tree;
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}
