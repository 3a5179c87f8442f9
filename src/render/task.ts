import { isTemplate } from '../sot/model/assets.ts';
import { catalogOf } from '../sot/model/catalog-of.ts';
import type { Boot, Host, Model } from '../sot/model/types.ts';
import type { Json, OsDocument } from '../sot/schema/generated/types.ts';
import type { Asset } from '../sot/tree.ts';
import { type ConfigPart, configParts } from './config-parts.ts';
import type { ServingContext } from './context.ts';
import { templateDataOf } from './data.ts';
import { fillInline, type InlineTemplate, inlineTemplates } from './inline.ts';
import { memoised } from './memoised.ts';
import { OWN_TEMPLATES } from './own-templates.ts';
import { assembled } from './sandbox/assembled.ts';
import type { Names, RenderJob } from './sandbox/sandbox.ts';
import { type ScriptData, scriptData } from './script.ts';
import { scriptAsset } from './script-asset.ts';
import { secretTexts, withSecrets } from './secrets.ts';
import { checkpointUrl, fileUrl } from './urls.ts';

/** One boot of one host with the jobs that its bytes need. */
export interface Task {
  readonly host: Host;
  readonly boot: Boot;
  /** The files of the unattended configuration, the main one first; none where the boot has no configuration. */
  readonly parts: readonly ConfigPart[];
  readonly inline: readonly InlineTemplate[];
  /** All that the templates of the configuration see. */
  readonly data: () => Names;
  /** The job of each part; null for one that is served as it is. */
  readonly partJobs: readonly (RenderJob | null)[];
  readonly inlineJobs: readonly RenderJob[];
  /** What stands in place of vaq's own script; null where nothing does. */
  readonly script: Asset | null;
  /** What the iPXE script needs, once the inline templates have been rendered. */
  readonly scriptData: (inline: ReadonlyMap<string, string>) => ScriptData;
  /** The job of the iPXE script; null for one that is served as it is. */
  readonly scriptJob: (data: ScriptData) => RenderJob | null;
}

function fileUrls(catalog: Model, base: string): RenderJob['links']['files'] {
  return Object.fromEntries([...catalog.files.keys()].map((path) => [path, fileUrl(base, path)]));
}

/** The jobs of the boots of a model's hosts in a serving context; what many of them have in common is made once. */
export function tasksOf(model: Model, context: ServingContext): (host: Host, boot: Boot) => Task {
  const dataOf = templateDataOf(model, context);
  const inlineOf = memoised(({ os }: Boot) => inlineTemplates(os));
  const scriptOf = memoised((catalog: Model) => memoised((boot: Boot) => scriptAsset(catalog, boot)));
  const textOf = secretTexts(context);
  const osOf = (os: OsDocument): OsDocument =>
    withSecrets(os as unknown as Json, textOf) as unknown as OsDocument;
  // Without templates in its operating system, all of a boot's script but the command line is the same for many hosts.
  const known = memoised((_: Boot) => new Map<string, NonNullable<RenderJob['common']>>());
  const commonOf = (boot: Boot, base: string, needed: ScriptData): NonNullable<RenderJob['common']> => {
    const key = `${needed.arch} ${base}`;
    const common = known(boot).get(key) ?? { script: { ...needed, cmdline: null } as unknown as Names };
    known(boot).set(key, common);
    return common;
  };
  const filesOf = memoised((catalog: Model) => memoised((base: string) => fileUrls(catalog, base)));
  return (host, boot) => {
    const base = context.baseUrl(host);
    const catalog = catalogOf(model, host);
    const parts = configParts(base, host, boot);
    const url = parts[0]?.url ?? null;
    const { data, placed } = dataOf(host, boot, url);
    const links = {
      files: filesOf(catalog)(base),
      checkpoint: checkpointUrl(base, context.token(host, boot)),
      secrets: context.secrets ?? null,
    };
    const job = (template: string): RenderJob => ({ template, data, placed, host: host.label, links });
    const inline = inlineOf(boot);
    const script = scriptOf(catalog)(boot);
    return {
      host,
      boot,
      parts,
      inline,
      data: () => assembled({ data, placed }),
      partJobs: parts.map(({ source }) =>
        typeof source !== 'string' && isTemplate(source) ? job(source.path) : null,
      ),
      inlineJobs: inline.map(({ name }) => job(name)),
      script,
      scriptData: (rendered) =>
        scriptData(host, boot, osOf(fillInline(boot.os.data, boot.os.place, rendered)), base, url),
      scriptJob: (needed) => {
        if (script !== null && !isTemplate(script)) return null;
        const whole = job(script?.path ?? OWN_TEMPLATES.install);
        if (inline.length > 0)
          return { ...whole, more: { script: needed as unknown as Json, label: host.label } };
        const more = { script: { cmdline: needed.cmdline }, label: host.label };
        return { ...whole, more, common: commonOf(boot, base, needed) };
      },
    };
  };
}
