// What the YAML parser alone takes for all documents of a tree: prints milliseconds.
import { readdirSync, readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';

const [folder = '.'] = process.argv.slice(2);
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yml'))
  .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
const started = performance.now();
for (const text of texts) loadAll(text, () => undefined);
console.log(performance.now() - started);
