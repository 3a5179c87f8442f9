/** What a text is by a line that no other kind has; the first that matches counts. Each looks at a line once. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^\ufeff?#!\s*(?:ipxe|gpxe)\b/, 'ipxe'],
  [/^autoinstall\s*:/m, 'autoinstall'],
  [/^\ufeff?(?:#cloud-config|## template:\s*jinja|#include|Content-Type:\s*multipart)/i, 'cloud-config'],
  [/^variant\s*:\s*\S/m, 'ignition'],
  [/^(?:ignition|storage|systemd|passwd|networkd|locksmith)\s*:/m, 'ignition'],
  [/^[ \t]*(?:d-i|tasksel|popularity-contest|grub-installer|debconf)[ \t]+\S+\/\S+[ \t]+\S/m, 'preseed'],
  [/^%(?:packages|pre|post|addon|include|ksappend|end)\b/m, 'kickstart'],
  [
    /^(?:rootpw|bootloader|clearpart|autopart|zerombr|authconfig|authselect|firstboot|part|logvol|url|liveimg|ostreesetup)(?:[ \t]|$)/m,
    'kickstart',
  ],
];

/** The kind that a text looks like; null where it looks like none. */
export function kindByContent(text: string): string | null {
  const marked = MARKS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  if ((marked === null || marked === 'ignition') && isOfMedium(text)) return 'autoinstall';
  return marked ?? (isIgnitionJson(text) ? 'ignition' : null);
}

/** What Ubuntu's installer reads from its own medium, without a top key; it has `storage`, too. */
function isOfMedium(text: string): boolean {
  const keys = /^(?:identity|interactive-sections|(?:early|late|error)-commands|refresh-installer)[ \t]*:/m;
  return /^version[ \t]*:[ \t]*1[ \t]*$/m.test(text) && keys.test(text);
}

/** A JSON object with a member `ignition`, wherever it stands among the others. */
function isIgnitionJson(text: string): boolean {
  return /^\s*\{/.test(text) && /"ignition(?:Version)?"\s*:/.test(text);
}
