/** Character references of HTML as the standard decodes them in text. */
import { characterEntities } from "character-entities";
import { characterEntitiesLegacy } from "character-entities-legacy";

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,8})|#(\d{1,8})|([a-zA-Z][a-zA-Z0-9]{1,31}));?/g;
const UNKNOWN = "\ufffd";
/** Names that need no semicolon, and so may be the start of a word. */
const OPEN_NAMES = new Set(characterEntitiesLegacy);
const LONGEST_OPEN = Math.max(...characterEntitiesLegacy.map((name) => name.length));
/** What old pages mean by the control characters from 128 on: those of Windows-1252; blanks are none of them. */
const WINDOWS = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const FIRST_CONTROL = 0x80;

function byNumber(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return UNKNOWN;
  const meant = WINDOWS[code - FIRST_CONTROL]?.trim();
  return meant || String.fromCodePoint(code);
}

const named = (name: string): string | undefined =>
  Object.hasOwn(characterEntities, name) ? characterEntities[name] : undefined;

function byName(reference: string, name: string): string {
  const whole = reference.endsWith(";") ? named(name) : undefined;
  if (whole !== undefined) return whole;
  for (let length = Math.min(name.length, LONGEST_OPEN); length > 1; length--) {
    const start = name.slice(0, length);
    const character = OPEN_NAMES.has(start) ? named(start) : undefined;
    if (character !== undefined) return character + reference.slice(length + 1);
  }
  return reference;
}

export const decodeEntities = (text: string): string =>
  text.replace(
    REFERENCE,
    (reference: string, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return byName(reference, name);
      return byNumber(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
