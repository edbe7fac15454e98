/**
 * Dialogues: a list of turns as chat datasets have them, `{author, text}`, `{role, content}` or `{from, value}`, or texts
 * alone; the list may be the `messages` of an object. The canonical text has each turn on lines of its own, without its
 * author.
 */
import { say } from "@/lib/core/message";
import { defineTextForm } from "../define";
import type { Stretch } from "../shaped-text";
import { isObject, memberOf, scalarText, structured } from "../structured";

const LISTS = ["messages", "conversation", "conversations", "turns", "dialogue", "dialog"];
const AUTHORS = ["author", "speaker", "role", "from", "name"];
const TEXTS = ["text", "content", "value", "utterance", "message"];

type Turn = { author: string | undefined; text: string };

/** The content of a turn may be a list of parts; those without a text, such as images, are left out. */
function wordsOf(content: unknown): string | undefined {
  if (content === null) return "";
  if (!Array.isArray(content)) return scalarText(content);
  const parts = content.flatMap((part) => (isObject(part) ? scalarText(part.text) : scalarText(part)) ?? []);
  return parts.join("\n");
}

function turnOf(value: unknown): Turn | undefined {
  const plain = scalarText(value);
  if (plain !== undefined) return { author: undefined, text: plain };
  if (!isObject(value)) return undefined;
  const text = wordsOf(memberOf(value, TEXTS));
  const author = scalarText(memberOf(value, AUTHORS))?.trim();
  return text === undefined ? undefined : { author: author === "" ? undefined : author, text };
}

function turnsIn(value: unknown): Turn[] | null {
  const given = structured(value);
  const list = isObject(given) ? memberOf(given, LISTS) : given;
  if (!Array.isArray(list) || list.length === 0) return null;
  const turns = list.flatMap((one) => turnOf(one) ?? []);
  return turns.length === list.length ? turns : null;
}

export const dialogue = defineTextForm({
  fault: (column) => say("textForms.dialogue", { column }),
  isStructured: true,
  read(value) {
    const turns = turnsIn(value);
    if (turns === null) return null;
    const authors = [...new Set(turns.flatMap(({ author }) => author ?? []))];
    const numbers = new Map(authors.map((author, i) => [author, i + 1]));
    let start = 0;
    const layout = turns.map(({ author, text }): Stretch => {
      const turn: Stretch = { start, end: start + text.length, look: "turn" };
      start = turn.end + 1;
      return author === undefined ? turn : { ...turn, author, level: numbers.get(author) ?? 1 };
    });
    return { text: turns.map(({ text }) => text).join("\n"), layout };
  },
});
