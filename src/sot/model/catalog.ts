import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { keyFinding, type Place, within } from '../place.ts';
import { type Asset, type CatalogTree, type Entry, statedId } from '../tree.ts';
import { assetNames, findAsset, isUnread } from './assets.ts';
import { duplicateId } from './duplicate-id.ts';
import type { Boot, Os, Unattended, Workflow } from './types.ts';
import { unknownId } from './unknown-id.ts';
import { unusableIds } from './unusable.ts';

/** What hosts refer to: operating systems, boots and workflows by id, linked. */
export interface Catalog {
  readonly oses: ReadonlyMap<string, Os>;
  readonly boots: ReadonlyMap<string, Boot>;
  readonly workflows: ReadonlyMap<string, Workflow>;
  /** Workflows whose documents cannot be used: a link to one is not reported again. */
  readonly brokenWorkflows: ReadonlySet<string>;
}

class Linker {
  readonly oses = new Map<string, Os>();
  readonly boots = new Map<string, Boot>();
  readonly workflows = new Map<string, Workflow>();
  readonly diagnostics: Diagnostic[] = [];
  readonly brokenWorkflows: ReadonlySet<string>;
  readonly #tree: CatalogTree;
  readonly #brokenOses: ReadonlySet<string>;
  readonly #brokenBoots: Set<string>;

  constructor(tree: CatalogTree) {
    this.#tree = tree;
    this.#brokenOses = unusableIds(tree, 'os', tree.oses);
    this.#brokenBoots = new Set(unusableIds(tree, 'boot', tree.boots));
    this.brokenWorkflows = unusableIds(tree, 'workflow', tree.workflows);
    for (const entry of this.#unique('os', tree.oses)) this.#addOs(entry);
    for (const entry of this.#unique('boot', tree.boots)) this.#addBoot(entry);
    for (const entry of this.#unique('workflow', tree.workflows)) this.#addWorkflow(entry);
  }

  /** The first document of each id; the others are findings. */
  #unique<K extends 'os' | 'boot' | 'workflow'>(what: K, entries: readonly Entry<K>[]): readonly Entry<K>[] {
    const first = new Map<string, Entry<K>>();
    for (const entry of entries) {
      const id = statedId(entry);
      if (id === null) continue;
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, entry);
      else {
        const idOf = ({ document }: Entry<K>): Place => ({ document, path: ['id'] });
        this.diagnostics.push(duplicateId(`${what} id`, id, idOf(entry), idOf(earlier)));
      }
    }
    return [...first.values()];
  }

  #addOs({ document, value, complete }: Entry<'os'>): void {
    if (value === null) return;
    this.oses.set(value.id, { id: value.id, complete, data: value, place: { document, path: [] } });
  }

  #addBoot({ document, value, complete }: Entry<'boot'>): void {
    if (value === null) return;
    const place = { document, path: [] };
    const os = this.#os(value, complete, place);
    const unattended = this.#unattended(value.unattended, place);
    if (os === null || unattended === undefined) this.#brokenBoots.add(value.id);
    else
      this.boots.set(value.id, {
        id: value.id,
        complete: complete && os.complete,
        os,
        unattended,
        done: value.done ?? 'checkpoint',
        data: value,
        place,
      });
  }

  #os({ operating_system: id, program }: Boot['data'], complete: boolean, place: Place): Os | null {
    if (id !== undefined) {
      return this.#link('os', id, this.oses, this.#brokenOses, within(place, 'operating_system'));
    }
    if (complete) {
      const instead = program === undefined ? '' : '; this version of vaq does not start a `program` yet';
      const message = `the key \`operating_system\` is missing${instead}`;
      this.diagnostics.push(keyFinding(place, { ruleId: 'schema/missing-key', message }));
    }
    return null;
  }

  #unattended(stated: Boot['data']['unattended'], place: Place): Boot['unattended'] | undefined {
    if (stated === undefined) return null;
    const { type: kind, use, ...companions } = stated;
    const at = within(place, 'unattended');
    const asset = this.#asset(kind, use, within(at, 'use'));
    const beside = Object.entries(companions).map(
      ([key, name]) => [key, this.#asset(kind, name, within(at, key))] as const,
    );
    if (asset === null || beside.some(([, found]) => found === null)) return undefined;
    return { kind, asset, companions: Object.fromEntries(beside) as Unattended['companions'] };
  }

  #asset(kind: string, use: string, place: Place): Asset | null {
    const asset = findAsset(this.#tree, kind, use);
    if (asset === null && !isUnread(this.#tree, kind, use)) {
      const names = assetNames(this.#tree, kind, use.endsWith('.ejs'));
      this.diagnostics.push(unknownId(place, `${kind} asset`, use, names));
    }
    return asset;
  }

  #addWorkflow({ document, value, complete }: Entry<'workflow'>): void {
    if (value === null) return;
    const place = { document, path: [] };
    const boots = value.workflow.map(({ boot }, index) =>
      this.#link('boot', boot, this.boots, this.#brokenBoots, within(place, 'workflow', index, 'boot')),
    );
    const linked = boots.every((boot) => boot !== null) ? boots : null;
    this.workflows.set(value.id, { id: value.id, complete, boots: linked, data: value, place });
  }

  #link<T>(
    what: string,
    id: string,
    known: ReadonlyMap<string, T>,
    broken: ReadonlySet<string>,
    place: Place,
  ): T | null {
    const found = known.get(id);
    if (found !== undefined) return found;
    if (!broken.has(id)) this.diagnostics.push(unknownId(place, what, id, [...known.keys()]));
    return null;
  }
}

/** Links operating systems, boots and workflows; each link that leads nowhere is a finding with the nearest name. */
export function buildCatalog(tree: CatalogTree): {
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { oses, boots, workflows, brokenWorkflows, diagnostics } = new Linker(tree);
  return { catalog: { oses, boots, workflows, brokenWorkflows }, diagnostics };
}
