/**
 * The labels of a tag, by the rules of a label schema: ids as slugs of names, names that differ beside each other, keys that
 * are free. Results have the `alias` of a label where it has one, so that is its id; where it can be no id, it is its name.
 */
import { groupBy } from "@/lib/core/group-by";
import { RESERVED_KEYS } from "@/lib/labels/hotkeys";
import { type Label, SchemaId } from "@/lib/labels/schema";
import { freeSlug } from "@/lib/labels/slug";
import type { Tag } from "./config-xml";
import { hexColor } from "./css-colors";

const MAX_NAME_CHARS = 200;

export const isSchemaId = (id: string): boolean => SchemaId.safeParse(id).success;

const fold = (name: string): string => name.trim().toLocaleLowerCase("en");

export const attribute = (tag: Tag, name: string): string | undefined => {
  const value = tag.attributes.get(name.toLowerCase())?.trim();
  return value === "" ? undefined : value;
};
export const isOn = (tag: Tag, name: string): boolean => attribute(tag, name)?.toLowerCase() === "true";

/** A tag in a message: its name and what tells it from others. */
export function wordFor(tag: Tag, detail = ""): string {
  return [tag.name, detail].filter((part) => part !== "").join(" ");
}

export type LabelMaker = {
  /** @returns the labels of a control, and by value or alias their ids */
  labelsOf: (tags: readonly Tag[], isTree: boolean) => { labels: Label[]; ids: ReadonlyMap<string, string> };
};

type Draft = { tag: Tag; value: string; alias: string | undefined; parent: string | undefined };

/** @param tell takes what has no counterpart; @param keys hotkeys of the whole schema */
export function labelMaker(tell: (word: string) => void, keys: Set<string>): LabelMaker {
  const keyOf = (tag: Tag): string | undefined => {
    const written = attribute(tag, "hotkey");
    if (written === undefined) return undefined;
    const key = written.toLowerCase();
    const isFree = /^[\p{L}\p{N}]$/u.test(key) && !RESERVED_KEYS.has(key) && !keys.has(key);
    if (isFree) keys.add(key);
    else tell(wordFor(tag, `hotkey="${written}"`));
    return isFree ? key : undefined;
  };

  const colorOf = (tag: Tag): string | undefined => {
    const written = attribute(tag, "background");
    const color = written === undefined ? undefined : hexColor(written);
    if (written !== undefined && color === undefined) tell(wordFor(tag, `background="${written}"`));
    return color;
  };

  const draftOf = (tag: Tag, parent: string | undefined): Draft | null => {
    const alias = attribute(tag, "alias");
    const value = attribute(tag, "value") ?? alias;
    if (attribute(tag, "html") !== undefined) tell(wordFor(tag, "html"));
    if (isOn(tag, "selected")) tell(wordFor(tag, "selected"));
    if (value === undefined || value.startsWith("$")) {
      tell(wordFor(tag, value === undefined ? "" : `value="${value}"`));
      return null;
    }
    return { tag, value, alias, parent };
  };

  const labelsOf: LabelMaker["labelsOf"] = (tags, isTree) => {
    const labels: Label[] = [];
    const ids = new Map<string, string>();
    const taken = new Set<string>();
    const names = new Set<string>();
    const seen = new Set<string>();
    const add = (all: readonly Tag[], parent: string | undefined) => {
      const drafts = all.flatMap((tag) => draftOf(tag, parent) ?? []);
      const spellings = groupBy(drafts, ({ value }) => fold(value));
      for (const draft of drafts) {
        const isOfSeveral = new Set(spellings.get(fold(draft.value))?.map(({ value }) => value)).size > 1;
        const id = addLabel(draft, isOfSeveral);
        const inner = draft.tag.children.filter(({ name }) => /^(choice|label)$/i.test(name));
        if (id !== null && isTree) add(inner, id);
        else for (const tag of inner) tell(wordFor(tag, attribute(tag, "value")));
      }
    };
    const addLabel = ({ tag, value, alias, parent }: Draft, isOfSeveral: boolean): string | null => {
      const given = alias ?? value;
      const shown = alias === undefined || isSchemaId(alias) ? value : alias;
      const key = (name: string) => `${parent ?? ""}/${fold(name)}`;
      const place = `${parent ?? ""}/${given}`;
      if (seen.has(place)) {
        tell(wordFor(tag, `value="${value}" twice`));
        return null;
      }
      seen.add(place);
      let name = shown.slice(0, MAX_NAME_CHARS);
      for (let copy = 2; names.has(key(name)); copy++)
        name = `${shown.slice(0, MAX_NAME_CHARS - 8)} (${copy})`;
      if (name !== shown) tell(wordFor(tag, `value="${value}"`));
      names.add(key(name));
      // Spellings that differ in case only are told apart by ids that are spelt alike.
      const wanted = alias ?? (isOfSeveral ? value : undefined);
      const isFree = (id: string) => isSchemaId(id) && !taken.has(id);
      const id = wanted !== undefined && isFree(wanted) ? wanted : freeSlug(given, (one) => taken.has(one));
      taken.add(id);
      if (!ids.has(given)) ids.set(given, id);
      const [color, hotkey] = [colorOf(tag), keyOf(tag)];
      labels.push({
        id,
        name,
        ...(color !== undefined && { color }),
        ...(hotkey !== undefined && { hotkey }),
        ...(attribute(tag, "hint") !== undefined && { description: attribute(tag, "hint") }),
        ...(shown !== value && attribute(tag, "hint") === undefined && { description: value }),
        ...(parent !== undefined && { parent }),
      });
      return id;
    };
    add(tags, undefined);
    return { labels, ids };
  };
  return { labelsOf };
}
