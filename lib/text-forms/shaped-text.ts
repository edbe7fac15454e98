/**
 * A text that was read from a value with a form (a dialogue, a page of HTML): the canonical text, on which spans have their
 * offsets, and its layout, which says how stretches of it look. The layout changes no character: what it adds, such as the
 * author of a turn, is shown beside the text and is no part of it.
 */
import * as z from "zod/mini";
import { TEXT_FORM_NAMES } from "./names";

/**
 * Of whole lines: a turn of a dialogue, a heading, an item of a list, a quotation. Of the rows of a table, which stand one after
 * the other and are all of the text: the one that names the columns, and the others. Of words: the rest.
 */
export const LOOKS = [
  ...(["turn", "heading", "item", "quote", "head", "row"] as const),
  ...(["strong", "emphasis", "code", "link", "key", "markup"] as const),
] as const;
export type Look = (typeof LOOKS)[number];

/** Half-open, in UTF-16 units as the DOM counts; a turn without words is empty. */
export const Stretch = z.object({
  start: z.int(),
  end: z.int(),
  look: z.enum(LOOKS),
  /** Of a turn, where it has one. */
  author: z.optional(z.string()),
  /** Of a heading from 1; of a turn the number of its author, counted from 1 as they appear. */
  level: z.optional(z.int()),
  /** Of a row where its cells end, ascending; each begins one unit behind the one before. */
  cells: z.optional(z.array(z.int())),
});
export type Stretch = z.infer<typeof Stretch>;

export const ShapedText = z.object({
  form: z.enum(TEXT_FORM_NAMES),
  text: z.string(),
  /** Ascending by start, the longer first. */
  layout: z.array(Stretch),
});
export type ShapedText = z.infer<typeof ShapedText>;

/** By input. */
export const ShapedTexts = z.record(z.string(), ShapedText);
export type ShapedTexts = z.infer<typeof ShapedTexts>;
