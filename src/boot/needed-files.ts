import { catalogOf } from '../sot/model/catalog-of.ts';
import type { DeclaredFile, Host, Model } from '../sot/model/types.ts';

/** What the boots of these hosts surely load: kernels, initrds and shims, by path as it is written. */
export function neededFiles(hosts: readonly Host[]): ReadonlySet<string> {
  const oses = hosts.flatMap((host) => host.workflow?.boots ?? []).map(({ os }) => os.data.boot);
  return new Set(oses.flatMap(({ kernel, initrd = [], shim = [] }) => [kernel, initrd, shim].flat()));
}

/** What hosts name as their boot programs; a built-in name is no declared file, and does no harm here. */
export function programsOf(hosts: readonly Host[]): ReadonlySet<string> {
  return new Set(hosts.flatMap(({ bootPrograms }) => Object.values(bootPrograms)));
}

/** Every declaration of the files that these hosts, and the site itself, may load: of all their catalogs. */
export function declaredFor(model: Model, hosts: readonly Host[]): readonly DeclaredFile[] {
  const catalogs = new Set([model, ...hosts.map((host) => catalogOf(model, host))]);
  return [...catalogs].flatMap(({ files }) => [...files.values()]);
}
