/** Images that are named by their address on the web. */

export const isImageAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** What such an image is called: its host and path, as files in folders are, without what signs the address. */
export function nameOfAddress(url: string): string {
  const { host, pathname } = new URL(url);
  try {
    return host + decodeURIComponent(pathname);
  } catch {
    return host + pathname;
  }
}
