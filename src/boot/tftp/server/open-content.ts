import { TFTP_ERROR } from '../codec.ts';
import { bytesContent, type TftpContent, type TftpRefusal } from '../content.ts';
import { toNetascii } from '../netascii.ts';

const NETASCII_LIMIT = 1024 * 1024;

/** Whether a file is not served. */
export function isRefusal(opened: TftpContent | TftpRefusal): opened is TftpRefusal {
  return 'code' in opened;
}

/** In netascii the size is known only once all is converted, so it is done in memory and bounded. */
async function inNetascii(content: TftpContent): Promise<TftpContent | TftpRefusal> {
  try {
    if (content.size > NETASCII_LIMIT)
      return { code: TFTP_ERROR.undefined, message: `too large for netascii: ask for mode octet` };
    return bytesContent(toNetascii(await content.read(0, content.size)));
  } finally {
    await content.close();
  }
}

/** What `open` gives, as the mode wants it; a failure becomes a refusal, and `onProblem` hears the cause. */
export async function openContent(
  open: () => Promise<TftpContent | TftpRefusal>,
  mode: string,
  onProblem: (message: string) => void,
): Promise<TftpContent | TftpRefusal> {
  try {
    const opened = await open();
    return mode === 'netascii' && !isRefusal(opened) ? await inNetascii(opened) : opened;
  } catch (error) {
    onProblem(`the file could not be opened: ${String(error)}`);
    return { code: TFTP_ERROR.undefined, message: 'the file could not be opened' };
  }
}
