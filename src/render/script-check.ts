import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Boot } from '../sot/model/types.ts';
import { finding, within } from '../sot/place.ts';
import type { ShownLines } from './findings.ts';
import type { ScriptData } from './script.ts';

const RULE_ID = 'cmdline/too-long';

/** What x86 and arm64 kernels hold, with the zero byte at the end (COMMAND_LINE_SIZE in the kernel's asm/setup.h). */
const KERNEL_HOLDS = 2048;

/** `${netX/mac:hexhyp}` as iPXE fills it in. */
const MAC_LENGTH = 17;

/** A command line that the kernel would cut off: at its end stands what leads the installer to its configuration. */
export function tooLong({ cmdline }: ScriptData, { os }: Boot, shown: ShownLines): Diagnostic | null {
  const filled = cmdline.replace(/\$\{netX\/mac(?::\w+)?\}/g, '0'.repeat(MAC_LENGTH));
  const length = Buffer.byteLength(filled);
  if (length < KERNEL_HOLDS) return null;
  const message = `the command line has ${length} bytes, and the kernel cuts off what is beyond ${KERNEL_HOLDS - 1}: its last argument would be lost; shorten it`;
  const place = os.data.cmdline === undefined ? os.place : within(os.place, 'cmdline');
  return finding(place, { ruleId: RULE_ID, message: shown.of(JSON.stringify([RULE_ID, os.id]), message) });
}
