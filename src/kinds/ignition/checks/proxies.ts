import { type Check, errorAt, type Mistake, mapAt, textOf, warningAt } from '../mistake.ts';

/** A proxy has a URL of HTTP or HTTPS, and does not take in the clear what is meant to be encrypted. */
export const checkProxies: Check = (config) => {
  const proxy = mapAt(config, 'ignition', 'proxy');
  if (proxy === null) return [];
  return ['httpProxy', 'httpsProxy'].flatMap((key): readonly Mistake[] => {
    const url = textOf(proxy, key);
    if (url === null || url === '') return [];
    if (!/^https?:\/\//i.test(url)) {
      return [errorAt('resource', proxy, key, 'a proxy has a URL with `http` or `https`')];
    }
    const isPlain = key === 'httpsProxy' && /^http:/i.test(url);
    const message = 'what is meant to be encrypted goes to this proxy in the clear';
    return isPlain ? [warningAt('resource', proxy, key, message)] : [];
  });
};
