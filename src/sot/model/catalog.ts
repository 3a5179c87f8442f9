import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding, keyFinding, related, within } from '../place.ts';
import { type Asset, type Entry, statedId, type Tree } from '../tree.ts';
import { findAsset } from './assets.ts';
import type { Boot, Os, Unattended, Workflow } from './types.ts';
import { unknownId } from './unknown-id.ts';

/** What hosts refer to: operating systems, boots and workflows by id, linked. */
export interface Catalog {
  readonly oses: ReadonlyMap<string, Os>;
  readonly boots: ReadonlyMap<string, Boot>;
  readonly workflows: ReadonlyMap<string, Workflow>;
  /** Ids that are stated by a document that is itself unusable: a link to one is not reported again. */
  readonly broken: ReadonlySet<string>;
}

class Linker {
  readonly oses = new Map<string, Os>();
  readonly boots = new Map<string, Boot>();
  readonly workflows = new Map<string, Workflow>();
  readonly broken = new Set<string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #tree: Tree;

  constructor(tree: Tree) {
    this.#tree = tree;
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
        this.diagnostics.push(
          finding(
            { document: entry.document, path: ['id'] },
            {
              ruleId: 'link/duplicate-id',
              message: `the ${what} id \`${id}\` is used twice`,
              related: [related({ document: earlier.document, path: ['id'] }, 'first used here')],
            },
          ),
        );
      }
      if (entry.value === null) this.broken.add(`${what} ${id}`);
    }
    return [...first.values()];
  }

  #addOs({ document, value }: Entry<'os'>): void {
    if (value !== null) this.oses.set(value.id, { id: value.id, data: value, place: { document, path: [] } });
  }

  #addBoot({ document, value }: Entry<'boot'>): void {
    if (value === null) return;
    const place = { document, path: [] };
    const os = this.#os(value.operating_system, place);
    const unattended = this.#unattended(value.unattended, place);
    if (os === null || unattended === undefined) this.broken.add(`boot ${value.id}`);
    else
      this.boots.set(value.id, {
        id: value.id,
        os,
        unattended,
        done: value.done ?? 'checkpoint',
        data: value,
        place,
      });
  }

  #os(id: string | undefined, place: Os['place']): Os | null {
    if (id === undefined) {
      this.diagnostics.push(
        keyFinding(place, { ruleId: 'schema/missing-key', message: 'the key `operating_system` is missing' }),
      );
      return null;
    }
    return this.#link('os', id, this.oses, within(place, 'operating_system'));
  }

  #unattended(stated: Boot['data']['unattended'], place: Os['place']): Boot['unattended'] | undefined {
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

  #asset(kind: string, use: string, place: Os['place']): Asset | null {
    const asset = findAsset(this.#tree.assets, kind, use);
    if (asset !== null) return asset;
    const names = [...this.#tree.assets.values()].filter((one) => one.kind === kind).map(({ name }) => name);
    this.diagnostics.push(unknownId(place, `${kind} asset`, use, names));
    return null;
  }

  #addWorkflow({ document, value }: Entry<'workflow'>): void {
    if (value === null) return;
    const place = { document, path: [] };
    const boots = value.workflow.map(({ boot }, index) =>
      this.#link('boot', boot, this.boots, within(place, 'workflow', index, 'boot')),
    );
    const complete = boots.every((boot) => boot !== null);
    this.workflows.set(value.id, { id: value.id, boots: complete ? boots : null, data: value, place });
  }

  #link<T>(what: string, id: string, known: ReadonlyMap<string, T>, place: Os['place']): T | null {
    const found = known.get(id);
    if (found !== undefined) return found;
    if (!this.broken.has(`${what} ${id}`))
      this.diagnostics.push(unknownId(place, what, id, [...known.keys()]));
    return null;
  }
}

/** Links operating systems, boots and workflows; each link that leads nowhere is a finding with the nearest name. */
export function buildCatalog(tree: Tree): {
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { oses, boots, workflows, broken, diagnostics } = new Linker(tree);
  return { catalog: { oses, boots, workflows, broken }, diagnostics };
}
