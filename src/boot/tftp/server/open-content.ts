import { TFTP_ERROR } from '../codec.ts';
import { bytesContent, type TftpContent, type TftpRefusal } from '../content.ts';
import { toNetascii } from '../netascii.ts';

const NETASCII_LIMIT = 1024 * 1024;

/** Whether a file is not served. */
export function isRefusal(opened: TftpContent | TftpRefusal): opened is TftpRefusal {
  return 'code' in opened;
}

/** In netascii the size is known only once all is converted, so it is done in memory and bounded. */
async function inNetascii(
  content: TftpContent,
  onProblem: (message: string) => void,
): Promise<TftpContent | TftpRefusal> {
  try {
    if (content.size > NETASCII_LIMIT)
      return { code: TFTP_ERROR.undefined, message: 'too large for netascii: ask for mode octet' };
    return bytesContent(toNetascii(await content.read(0, content.size)));
  } finally {
    await closeContent(content, onProblem);
  }
}

/** Closes the content; a failure is heard by `onProblem` and stops nothing. */
export async function closeContent(
  content: TftpContent,
  onProblem: (message: string) => void,
): Promise<void> {
  try {
    await content.close();
  } catch (error) {
    onProblem(`the file could not be closed: ${String(error)}`);
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
    return mode === 'netascii' && !isRefusal(opened) ? await inNetascii(opened, onProblem) : opened;
  } catch (error) {
    onProblem(`the file could not be opened: ${String(error)}`);
    return { code: TFTP_ERROR.undefined, message: 'the file could not be opened' };
  }
}
