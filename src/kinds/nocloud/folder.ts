/** The folder of an artifact's URL, with a slash at the end: NoCloud appends `user-data`, `meta-data`, … to it as it is. */
function folderOf(url: string): string {
  return url.slice(0, url.lastIndexOf('/') + 1);
}

/**
 * The kernel argument by which cloud-init's NoCloud finds its seed. In an iPXE script the `;` needs no quoting, since it
 * ends a command only where it is a word of its own; GRUB would need quotes.
 */
export function seedArgument(url: string): string {
  return `ds=nocloud;s=${folderOf(url)}`;
}
