import { kindNamed } from '../kinds/index.ts';
import type { Kind } from '../kinds/kind.ts';
import { isTemplate } from '../sot/model/assets.ts';
import type { Boot, Host, Model } from '../sot/model/types.ts';
import type { Json } from '../sot/schema/generated/types.ts';
import type { ServingContext } from './context.ts';
import { templateData } from './data.ts';
import { fillInline, type InlineTemplate, inlineTemplates } from './inline.ts';
import { OWN_TEMPLATES } from './own-templates.ts';
import type { RenderJob } from './sandbox/sandbox.ts';
import { scriptData } from './script.ts';
import { checkpointUrl, configUrl, fileUrl } from './urls.ts';

/** One boot of one host with the jobs that its bytes need. */
export interface Task {
  readonly host: Host;
  readonly boot: Boot;
  readonly kind: Kind | null;
  readonly configUrl: string | null;
  readonly inline: readonly InlineTemplate[];
  /** The job of the unattended configuration; null where there is none or it is served as it is. */
  readonly configJob: RenderJob | null;
  readonly inlineJobs: readonly RenderJob[];
  /** The job of the iPXE script, once the inline templates have been rendered. */
  readonly scriptJob: (inline: ReadonlyMap<string, string>) => RenderJob;
}

/** The jobs of one boot of one host in a serving context. */
export function taskOf(model: Model, host: Host, boot: Boot, context: ServingContext): Task {
  const base = context.baseUrl(host);
  const kind = boot.unattended === null ? null : kindNamed(boot.unattended.kind);
  const url = kind === null ? null : configUrl(base, host, boot, kind.artifactName);
  const data = templateData(model, host, boot, context, url);
  const links = {
    files: Object.fromEntries([...model.files.keys()].map((path) => [path, fileUrl(base, path)])),
    checkpoint: checkpointUrl(base, context.token(host, boot)),
    secrets: null,
  };
  const job = (template: string, more: { readonly [key: string]: Json } = {}): RenderJob => ({
    template,
    data: { ...data, ...more },
    host: host.label,
    links,
  });
  const inline = inlineTemplates(boot.os);
  const asset = boot.unattended?.asset;
  return {
    host,
    boot,
    kind,
    configUrl: url,
    inline,
    configJob: asset !== undefined && isTemplate(asset) ? job(asset.path) : null,
    inlineJobs: inline.map(({ name }) => job(name)),
    scriptJob: (rendered) => {
      const os = fillInline(boot.os.data, boot.os.place, rendered);
      const script = scriptData(boot, os, base, url) as unknown as Json;
      return job(OWN_TEMPLATES.install, { script, label: host.label });
    },
  };
}
