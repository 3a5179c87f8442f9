// What loading, schema, links and rules take for a tree: prints milliseconds and the peak of resident memory in MB.
import { RULES } from '../../src/rules/index.ts';
import { loadTree } from '../../src/sot/load.ts';
import { buildModel } from '../../src/sot/model/build.ts';
import { openSource } from '../../src/sot/source/open.ts';

const [folder = '.'] = process.argv.slice(2);
const started = performance.now();
const opened = await openSource({ root: folder });
if (!opened.ok) throw new Error(opened.diagnostic.message);
const { tree, diagnostics } = await loadTree(opened.source);
const built = buildModel(tree);
const found = [
  ...diagnostics,
  ...built.diagnostics,
  ...RULES.flatMap((rule) => [...rule.check(built.model)]),
];
const elapsed = performance.now() - started;
const errors = found.filter(({ severity }) => severity === 'error');
if (errors.length > 0) throw new Error(`the generated tree is not clean: ${JSON.stringify(errors[0])}`);
console.log(elapsed, process.resourceUsage().maxRSS / 1024);
