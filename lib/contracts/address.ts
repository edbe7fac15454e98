/** An address with its parameters filled in. */
export type Given = { params?: Record<string, string>; query?: Record<string, string | undefined> };

/**
 * @param path has its parameters in braces
 * @returns relative to the site; a query member that is undefined is left out
 */
export function addressOf(path: string, { params = {}, query = {} }: Given = {}): string {
  const filled = path.replace(/{(\w+)}/g, (_, key: string) => encodeURIComponent(params[key] as string));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, value);
  const text = search.toString();
  return text === "" ? filled : `${filled}?${text}`;
}
