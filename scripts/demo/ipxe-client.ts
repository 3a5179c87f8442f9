import { get } from 'node:http';

/** What a boot consisted of: each URL that was read, in order, with the bytes that came. */
export interface Fetched {
  readonly url: string;
  readonly body: Buffer;
}

/** Reads a URL from a local address, which is how the service knows its machines; anything but 200 is an error. */
function fetchFrom(url: string, localAddress: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { localAddress, agent: false, timeout: 10_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new Error(`${url} was answered with ${response.statusCode}`));
      });
    });
    request.on('timeout', () => request.destroy(new Error(`${url} was not answered within 10 s`)));
    request.on('error', reject);
  });
}

/** What iPXE would put in place of `${…}`; a setting that it does not have is empty. */
function expand(text: string, settings: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{([^}]*)\}/g, (_, name: string) => settings[name] ?? '');
}

/** The first match of the pattern's group in a text that was served. */
function found(pattern: RegExp, text: string, what: string): string {
  const match = pattern.exec(text)?.[1];
  if (match === undefined) throw new Error(`${what} has nothing that matches ${pattern}`);
  return match;
}

/**
 * Goes from the boot script to the checkpoint by what is served alone, as iPXE, kernel and installer would one after the
 * other: script, host's script, kernel, initial file systems, preseed, and the report that its first command sends.
 */
export async function bootAsIpxe(
  bootFile: string,
  address: string,
  mac: string,
): Promise<readonly Fetched[]> {
  const fetched: Fetched[] = [];
  const read = async (url: string): Promise<string> => {
    const body = await fetchFrom(url, address);
    fetched.push({ url, body });
    return body.toString();
  };
  const settings = { 'netX/mac:hexhyp': mac.replaceAll(':', '-'), buildarch: 'i386', platform: 'pcbios' };

  const start = await read(bootFile);
  const script = await read(expand(found(/^chain .*?(http:\S+)/m, start, bootFile), settings));
  const kernel = found(/^kernel (.*)$/m, script, 'the host’s script');
  await read(found(/^(\S+)/, kernel, 'the kernel line'));
  for (const [, url] of script.matchAll(/^initrd .*?(http:\S+)/gm)) await read(url!);
  const preseed = await read(found(/ url=(\S+)/, kernel, 'the kernel line'));
  await read(found(/^d-i preseed\/early_command .*?(http:\S+)$/m, preseed, 'the preseed'));
  return fetched;
}
