/** The parts that label schemas are made of, shared by the controls of all kinds (lib/kinds). */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { AnswerValue } from "@/lib/kinds/answer-value";
import { TEXT_FORM_NAMES } from "@/lib/text-forms/names";

/** Letters of any script, so that an id can follow a name (`slug.ts`); in one Unicode form, so that equal looks are equal ids. */
export const SchemaId = z.string().check(
  z.regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,63}$/u, {
    error: says("labels.schemaId"),
    abort: true,
  }),
  z.refine((id) => id.length <= 64 && id === id.normalize("NFC"), {
    error: says("labels.schemaIdForm"),
    abort: true,
  }),
  z.refine((id) => !(id in Object.prototype), says("labels.schemaIdTaken")),
);

export const Name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, says("fields.giveName")),
    z.maxLength(200, says("fields.tooLong", { max: 200 })),
  );
const Description = z.string().check(z.maxLength(5000, says("fields.over5000")));

/** A palette slot (`l1` to `l20`, which follows the theme) or a fixed colour. */
export const LabelColor = z
  .string()
  .check(z.regex(/^(l([1-9]|1\d|20)|#[0-9a-fA-F]{6})$/, says("labels.badColor")));

export const Label = z.strictObject({
  id: SchemaId,
  name: Name,
  color: z.optional(LabelColor),
  /** One printable character; unique among the labels of the schema. */
  hotkey: z.optional(z.string().check(z.regex(/^[\p{L}\p{N}]$/u, says("labels.badHotkey")))),
  description: z.optional(Description),
  /** Another label of the same control: makes a tree (taxonomy, grouped labels). */
  parent: z.optional(SchemaId),
  /** Ids of `per: "region"` controls asked only for regions with this label. */
  attributes: z.optional(z.array(SchemaId).check(z.maxLength(50))),
});
export type Label = z.infer<typeof Label>;

/** Key of a task's data. */
const DataField = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((field) => field !== "__proto__", says("labels.prototypeField")),
);

export const Input = z.strictObject({
  id: SchemaId,
  kind: z.enum(["image", "text"]),
  field: DataField,
  /** Of a text that is more than plain text: how its value is read, see `lib/text-forms`. */
  form: z.optional(z.enum(TEXT_FORM_NAMES)),
});
export type Input = z.infer<typeof Input>;

/** A data field that is shown beside the task and cannot be marked; under its own key where it has no name. */
export const ContextField = z.strictObject({ field: DataField, name: z.optional(Name) });
export type ContextField = z.infer<typeof ContextField>;

/** How many tasks of the group may be shown on either side of a task. */
export const MOST_NEIGHBOURS = 3;

/** The control is asked only when another one has been answered, optionally with one of these labels. */
export const VisibleWhen = z.strictObject({
  control: SchemaId,
  anyOf: z.optional(z.array(SchemaId).check(z.minLength(1))),
});

/** What every control has. */
export const base = {
  id: SchemaId,
  name: Name,
  description: z.optional(Description),
  required: z.optional(z.boolean()),
  visibleWhen: z.optional(VisibleWhen),
};
/** Whole-task controls may instead be asked once per region; new regions then get the default as their answer. */
export const asked = {
  ...base,
  per: z.optional(z.enum(["task", "region"])),
  /** The input that a question about the task is about; left out where it is about all of them. */
  about: z.optional(SchemaId),
  default: z.optional(AnswerValue),
};
/** @param max a tree may have more than lists that are read as a whole */
export const labels = (min: number, max = 2_000) =>
  z
    .array(Label)
    .check(
      z.minLength(min, says(min === 1 ? "labels.needsLabel" : "labels.needsLabels", { min })),
      z.maxLength(max),
    );
/** Controls that make regions on one input. */
export const region = { ...base, input: SchemaId, labels: labels(1), multiple: z.optional(z.boolean()) };
