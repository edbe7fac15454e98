/** Which encoding of Unicode a file of text is in, from how it begins. Out of scope: code pages, which are guessed before. */
/** In UTF-16 every character of ASCII is half NUL; of other scripts' texts the spaces and line breaks are left. */
const MIN_NUL_SHARE = 1 / 32;
const LINE_BREAK = 0x0a;

/**
 * Encoding by the byte order mark. Without one: text holds no NUL, so where NULs are one and the same half of many code
 * units, and of line breaks too, it is UTF-16; UTF-8 otherwise, also with a NUL that got lost in it.
 */
export function detectEncoding(start: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const bytes = start.subarray(0, 65_536);
  const even = { nuls: 0, breaks: 0, others: 0 };
  const odd = { nuls: 0, breaks: 0, others: 0 };
  for (const [i, byte] of bytes.entries()) {
    const isEven = i % 2 === 0;
    if (byte === 0) (isEven ? even : odd).nuls++;
    if (byte !== LINE_BREAK) continue;
    // Were it the low half of a code unit, its high half would be NUL.
    const high = isEven ? odd : even;
    if (bytes[isEven ? i + 1 : i - 1] === 0) high.breaks++;
    else high.others++;
  }
  const hasBreaks = even.breaks + even.others + odd.breaks + odd.others > 0;
  const isHigh = (half: typeof even, other: typeof even) =>
    other.nuls === 0 &&
    half.nuls > 0 &&
    half.nuls >= (bytes.length / 2) * MIN_NUL_SHARE &&
    (!hasBreaks || (half.breaks > 0 && half.breaks >= half.others));
  if (isHigh(odd, even)) return "utf-16le";
  return isHigh(even, odd) ? "utf-16be" : "utf-8";
}
