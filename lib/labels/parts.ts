/** The parts that label schemas are made of, shared by the controls of all kinds (lib/kinds). */

import { z } from "zod";
import { says } from "@/lib/core/message";

/** Letters of any script, so that an id can follow a name (`slug.ts`); in one Unicode form, so that equal looks are equal ids. */
export const SchemaId = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,63}$/u, {
    error: says("labels.schemaId"),
    abort: true,
  })
  .refine((id) => id.length <= 64 && id === id.normalize("NFC"), {
    error: says("labels.schemaIdForm"),
    abort: true,
  })
  // Ids are keys of stored objects; a lookup of one of these would find what every object has.
  .refine((id) => !(id in Object.prototype), says("labels.schemaIdTaken"));

export const Name = z
  .string()
  .trim()
  .min(1, says("fields.giveName"))
  .max(200, says("fields.tooLong", { max: 200 }));
const Description = z.string().max(5000, says("fields.over5000"));

/** A palette slot (`l1` to `l20`, which follows the theme) or a fixed colour. */
export const LabelColor = z.string().regex(/^(l([1-9]|1\d|20)|#[0-9a-fA-F]{6})$/, says("labels.badColor"));

export const Label = z.strictObject({
  id: SchemaId,
  name: Name,
  color: LabelColor.optional(),
  /** One printable character; unique among the labels of the schema. */
  hotkey: z
    .string()
    .regex(/^[\p{L}\p{N}]$/u, says("labels.badHotkey"))
    .optional(),
  description: Description.optional(),
  /** Another label of the same control: makes a tree (taxonomy, grouped labels). */
  parent: SchemaId.optional(),
  /** Ids of `per: "region"` controls asked only for regions with this label. */
  attributes: z.array(SchemaId).max(50).optional(),
});
export type Label = z.infer<typeof Label>;

export const Input = z.strictObject({
  id: SchemaId,
  kind: z.enum(["image", "text"]),
  /** Key of the task's data that holds it. */
  field: z
    .string()
    .min(1)
    .max(200)
    .refine((field) => field !== "__proto__", says("labels.prototypeField")),
});
export type Input = z.infer<typeof Input>;

/** The control is asked only when another one has been answered, optionally with one of these labels. */
export const VisibleWhen = z.strictObject({ control: SchemaId, anyOf: z.array(SchemaId).min(1).optional() });

/** What every control has. */
export const base = {
  id: SchemaId,
  name: Name,
  description: Description.optional(),
  required: z.boolean().optional(),
  visibleWhen: VisibleWhen.optional(),
};
/** Whole-task controls may instead be asked once per region. */
export const asked = { ...base, per: z.enum(["task", "region"]).optional() };
export const labels = (min: number) =>
  z
    .array(Label)
    .min(min, says(min === 1 ? "labels.needsLabel" : "labels.needsLabels", { min }))
    .max(2000);
/** Controls that make regions on one input. */
export const region = { ...base, input: SchemaId, labels: labels(1), multiple: z.boolean().optional() };
