import type { Boot, Host } from '../sot/model/types.ts';

/** How a host is named in a URL: its primary MAC with hyphens, else its UUID. */
export function configId(host: Host): string {
  return host.primary?.mac?.replaceAll(':', '-') ?? host.uuid ?? host.name;
}

/** The URL of one artifact of a host's boot. */
export function configUrl(base: string, host: Host, boot: Boot, artifact: string): string {
  return `${base}/config/${configId(host)}/${encodeURIComponent(boot.id)}/${artifact}`;
}

/** The URL of a declared file; each part of the path is percent-encoded. */
export function fileUrl(base: string, path: string): string {
  return `${base}/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The URL by which a machine reports that its boot has done its work. */
export function checkpointUrl(base: string, token: string): string {
  return `${base}/checkpoint/${token}`;
}

/** Whether a kernel or initrd is stated as an absolute URL instead of a declared file. */
export function isAbsoluteUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}
