/**
 * Ids that follow names, so that a dataset can be read without the label schema beside it. An id keeps the letters of
 * the name in any script: transliteration would need a table per script and give ids that readers of the name do not
 * expect.
 */

/** Code points; leaves room for a number behind. */
const MAX_CHARS = 40;
const FALLBACK = "label";

/**
 * The name in lower case, with a hyphen for everything that is neither a letter, a mark nor a digit, in Unicode form NFC.
 * @returns `label` for a name without any letter or digit
 */
export function slugOf(name: string): string {
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    // An id begins with a letter or digit.
    .replace(/^[^\p{L}\p{N}]+/u, "");
  const short = Array.from(words).slice(0, MAX_CHARS).join("").replace(/-+$/, "");
  return short === "" ? FALLBACK : short;
}

/** The slug of the name, or that with the first number from 2 on that makes it free. */
export function freeSlug(name: string, isTaken: (id: string) => boolean): string {
  const base = slugOf(name);
  // What every object has is no key of stored answers (`constructor`).
  const isFree = (id: string) => !isTaken(id) && !(id in Object.prototype);
  if (isFree(base)) return base;
  let n = 2;
  while (!isFree(`${base}-${n}`)) n++;
  return `${base}-${n}`;
}

/** Ids that the editor gave before ids followed names. */
const GENERATED = /^(label|[a-z]+)-[0-9a-z]{6}$/;

/** Whether an id was made from the name and not chosen by hand: then it follows the name when that changes. */
export const isFollowing = (id: string, name: string): boolean =>
  id === "" || id.replace(/-\d+$/, "") === slugOf(name).replace(/-\d+$/, "") || GENERATED.test(id);
