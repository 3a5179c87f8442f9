import { catalogOf } from '../sot/model/catalog-of.ts';
import type { Host, Model } from '../sot/model/types.ts';
import type { ConductThen } from '../state/event.ts';
import { conductFacts, networkFacts } from './facts.ts';
import { pinnedFiles } from './pinned-files.ts';

/** All that is wanted of a host beside its bytes: what the journal keeps when it is served, and what `diff` compares. */
export function conductOf(
  model: Model,
  host: Host,
  artifacts: readonly { readonly content: string }[],
): ConductThen {
  const catalog = catalogOf(model, host);
  return {
    boots: (host.workflow?.boots ?? []).map(({ id }) => id),
    cluster: host.cluster,
    workflow: host.workflow?.id ?? null,
    uuid: host.uuid,
    files: pinnedFiles(host, artifacts, catalog),
    facts: { ...networkFacts(host), ...conductFacts(host, catalog) },
  };
}
