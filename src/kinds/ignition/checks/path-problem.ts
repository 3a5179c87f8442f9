/** What is wrong with a path on the machine, or null. */
export function pathProblem(path: string): string | null {
  if (path === '') return 'a path is expected here, found nothing';
  if (!path.startsWith('/')) return `a path begins with \`/\`, found \`${path}\``;
  const isClean = !/\/\/|\/\.{1,2}(?:\/|$)/.test(path) && (path === '/' || !path.endsWith('/'));
  return isClean
    ? null
    : `a path is written without \`//\`, \`.\`, \`..\` and \`/\` at its end, found \`${path}\``;
}
