const GROUPED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const BARE = /^[0-9a-f]{32}$/i;

/** Boards that left the factory without a number of their own answer one of these. */
const SHARED_BY_MANY: ReadonlySet<string> = new Set([
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '03000200-0400-0500-0006-000700080009',
]);

/** A UUID (RFC 9562, section 4) in lower case with hyphens, or null where the text is none; bare digits are read too. */
export function parseUuid(text: string): string | null {
  if (GROUPED.test(text)) return text.toLowerCase();
  if (!BARE.test(text)) return null;
  return text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Whether a canonical UUID tells one machine from another; some are burnt into whole series of boards. */
export function identifies(uuid: string): boolean {
  return !SHARED_BY_MANY.has(uuid);
}
