import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { STARTERS } from '../pipeline/init/systems.ts';
import { readSite, readSystems } from '../pipeline/init/wish.ts';
import { answerTo } from '../terminal/answer.ts';

/** What the flags say of a new source of truth; null and nothing where they say nothing. */
interface Answers {
  readonly systems: readonly string[];
  readonly site: string | null;
  readonly subnets: readonly string[];
  /** Where it is given, it says the systems too. */
  readonly hosts: string | null;
}

interface Person {
  readonly reader: Interface;
  readonly output: Writable;
}

/** Asks until the answer can be used; an empty one is the default. Null where the person leaves. */
async function ask(
  { reader, output }: Person,
  question: string,
  otherwise: string,
  wrongOf: (answer: string) => string | null,
): Promise<string | null> {
  for (;;) {
    const answer = await answerTo(reader, `${question} [${otherwise}] `);
    if (answer === null) return null;
    const taken = answer === '' ? otherwise : answer;
    const wrong = wrongOf(taken);
    if (wrong === null) return taken;
    output.write(`${wrong}\n`);
  }
}

const words = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '');

/** What is wrong with a site and a network, by the same reader as that of the flags; null where nothing is. */
function siteMistake(site: string, subnet: string): string | null {
  const wish = { systems: [], site, subnets: [subnet], gateway: null, addr: null, mirror: null };
  const read = readSite({ ...wish, addressing: 'dhcp' }, 'rack1');
  return read.ok ? null : read.message;
}

/** Asks for what the flags leave open; null where the person leaves instead of answering. */
export async function askWhatIsOpen(
  said: Answers,
  input: Readable,
  output: Writable,
): Promise<Answers | null> {
  // The terminal itself is enough of an editor for a word, and Ctrl-C ends the program as it does elsewhere.
  const reader = createInterface({ input, output, terminal: false });
  const person = { reader, output };
  try {
    const listed = STARTERS.map(({ id, does }) => `  ${id.padEnd(11)} ${does}\n`).join('');
    const needsSystems = said.systems.length === 0 && said.hosts === null;
    if (needsSystems) output.write(listed);
    const systems = needsSystems
      ? await ask(person, 'Which systems?', 'debian12', (text) => {
          const read = readSystems(words(text));
          return read.ok ? null : read.message;
        })
      : said.systems.join(' ');
    if (systems === null) return null;
    const network = '198.51.100.0/24';
    const site =
      said.site ?? (await ask(person, 'The id of the site?', 'site1', (id) => siteMistake(id, network)));
    if (site === null) return null;
    const subnets =
      said.subnets.length > 0
        ? said.subnets.join(' ')
        : await ask(person, 'Its network?', network, (text) => siteMistake(site, text));
    if (subnets === null) return null;
    return { ...said, systems: words(systems), site, subnets: words(subnets) };
  } finally {
    reader.close();
  }
}
