/** Views of a list: a filter with order and columns that somebody has saved, and the columns one has chosen last. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Id } from "./common";
import { Columns } from "./list-columns";

export const ViewedList = z.enum(["tasks", "reviews"]);
export type ViewedList = z.infer<typeof ViewedList>;

const ViewName = z.string().check(
  z.trim(),
  z.minLength(1, says("fields.giveName")),
  z.maxLength(80, says("fields.tooLong", { max: 80 })),
  z.refine((text) => !text.includes("\0"), says("fields.noNul")),
);
/** As it stands in the address of the list, after the question mark. What a list cannot read is left out when it opens. */
const ViewQuery = z.string().check(z.maxLength(8_000), z.regex(/^[!-~]*$/, says("fields.badQuery")));

export const SavedView = z.object({
  id: Id,
  list: ViewedList,
  name: z.string(),
  query: z.string(),
  /** Seen by everybody who sees the list. */
  shared: z.boolean(),
  /** One's own; views of others are seen when they are shared. */
  own: z.boolean(),
  /** Who saved it. */
  by: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;
export const ListViews = z.strictObject({ list: ViewedList });
export const Views = z.object({
  items: z.array(SavedView),
  /** The columns that the caller has chosen last; null where they never have. */
  columns: z.nullable(z.string()),
});
export type Views = z.infer<typeof Views>;
export const CreateView = z.strictObject({
  list: ViewedList,
  name: ViewName,
  query: ViewQuery,
  shared: z._default(z.boolean(), false),
});
export const PatchView = z.strictObject({
  name: z.optional(ViewName),
  query: z.optional(ViewQuery),
  shared: z.optional(z.boolean()),
});
export const PutColumns = z.strictObject({ list: ViewedList, columns: z.nullable(Columns) });
