/** Pseudonyms of the annotators of a project whose review is blind. Pure: the keyed digests come from the server. */
import { ID_CHARS, ID_PATTERN } from "@/lib/core/ids";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** So many signs that two people of a project hardly ever need more: 32^4 is a million. */
const CODE_CHARS = 4;
/** Of the digests. */
export const DIGEST_BYTES = 32;

/** What a reader is told of a person: an id of the same form as others have, and the code in their name. */
export type Pseudonym = { id: string; code: string };

const signsOf = (digest: Uint8Array): string =>
  Array.from(digest, (byte) => ALPHABET.charAt(byte & 31)).join("");

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * A pseudonym for each person, by user id. It depends on the digest alone, so that it stays when people come and go; a code
 * has more than four signs only while it would be that of somebody else too.
 * @param digests 32 bytes each, different for different people, and not to be computed without the secret of the instance
 */
export function pseudonymsOf(digests: ReadonlyMap<string, Uint8Array>): Map<string, Pseudonym> {
  const sorted = [...digests]
    .map(([userId, digest]) => ({ userId, signs: signsOf(digest) }))
    .sort((a, b) => (a.signs < b.signs ? -1 : 1));
  return new Map(
    sorted.map(({ userId, signs }, place) => {
      // Those that begin alike stand beside each other.
      const beside = [sorted[place - 1], sorted[place + 1]].map((one) =>
        one ? commonStart(one.signs, signs) : 0,
      );
      const length = Math.max(CODE_CHARS, 1 + Math.max(...beside));
      return [userId, { id: signs.slice(-ID_CHARS), code: signs.slice(0, length).toUpperCase() }];
    }),
  );
}

/**
 * The query of a list with another annotator in it; as it is where it names none.
 * @param replace gives undefined for an id that has to go
 */
export function withAnnotator(query: string, replace: (id: string) => string | undefined): string {
  const parts = new URLSearchParams(query);
  const named = parts.get("annotator");
  if (named === null) return query;
  const id = ID_PATTERN.test(named) ? replace(named) : undefined;
  if (id === undefined) parts.delete("annotator");
  else parts.set("annotator", id);
  return parts.toString();
}
