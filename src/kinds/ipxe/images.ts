import { nearest } from '../../diagnostics/nearest.ts';
import type { Call } from './arguments.ts';
import { isComputed, type Mistake, mistake } from './mistake.ts';
import type { Word } from './parse.ts';

const MAKERS: ReadonlySet<string> = new Set([
  'initrd',
  'module',
  'imgfetch',
  'imgload',
  'imgextract',
  'imgmem',
]);
const STARTERS: ReadonlySet<string> = new Set(['boot', 'imgexec', 'chain', 'autoboot']);

/** The name that an image gets: that of its option, else the last part of its address. */
function imageName({ options, arguments: given }: Call): string | null {
  const named = options.get('--name') ?? null;
  if (named !== null) return isComputed(named.text) ? null : named.text;
  const address = given[0]?.text ?? '';
  const path = address.replace(/[?#].*$/, '');
  const base = path.slice(path.lastIndexOf('/') + 1);
  return isComputed(base) || base === '' ? null : base;
}

/** What is wrong between images: a kernel that names an initrd which nothing loads, or that nothing starts; a menu without items. */
export function imageMistakes(calls: readonly Call[]): readonly Mistake[] {
  const named = (names: ReadonlySet<string>): readonly Call[] =>
    calls.filter(({ command }) => names.has(command.name.text));
  const kernels = calls.filter(({ command }) =>
    ['kernel', 'imgselect', 'imgargs'].includes(command.name.text),
  );
  const images = named(MAKERS).map(imageName);
  const mistakes = images.includes(null)
    ? []
    : kernels.flatMap((call) => initrdMistakes(call, images as string[]));
  const [kernel] = calls.filter(({ command }) => command.name.text === 'kernel');
  if (kernel !== undefined && named(STARTERS).length === 0) {
    const message = 'nothing starts this kernel: a `boot` is missing';
    return [...mistakes, mistake('image', kernel.command.name, message, 'warning')];
  }
  return mistakes;
}

function initrdMistakes({ arguments: given }: Call, images: readonly string[]): readonly Mistake[] {
  return given.slice(1).flatMap((word) => {
    if (!/^initrd=./.test(word.text) || isComputed(word.text)) return [];
    return word.text
      .slice('initrd='.length)
      .split(',')
      .filter((name) => name !== '' && name !== 'initrd.magic' && !images.includes(name))
      .map((name) => unknownImage(word, name, images));
  });
}

function unknownImage(word: Word, name: string, images: readonly string[]): Mistake {
  const meant = nearest(name, images);
  const names = images.map((image) => `\`${image}\``).join(', ');
  const help =
    meant !== null
      ? `did you mean \`${meant}\`?`
      : images.length > 0
        ? `there ${images.length > 1 ? 'are' : 'is'} ${names}`
        : 'there is none';
  const message = `no \`initrd\` loads an image \`${name}\`, and on UEFI the kernel finds none: ${help}`;
  return mistake('image', word, message, 'warning', meant);
}
