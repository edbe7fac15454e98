/**
 * The label schema: what is asked about a task. It decides which controls exist, which labels each has and where they
 * apply; what an answer may look like is decided by lib/annotation. Stored as JSON, versioned, never edited in place.
 */
import { z } from "zod";

/** Letters of any script, so that an id can follow a name (`slug.ts`); in one Unicode form, so that equal looks are equal ids. */
export const SchemaId = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,63}$/u, {
    error: "use 1 to 64 letters, digits, - or _, starting with a letter or digit",
    abort: true,
  })
  .refine((id) => id.length <= 64 && id === id.normalize("NFC"), {
    error: "write the letters in Unicode form NFC, at most 64 UTF-16 units",
    abort: true,
  })
  // Ids are keys of stored objects; a lookup of one of these would find what every object has.
  .refine((id) => !(id in Object.prototype), "this word is taken by the language itself; use another");

const Name = z.string().trim().min(1, "give it a name").max(200, "at most 200 characters");
const Description = z.string().max(5000, "at most 5,000 characters");

/** A palette slot (`l1` to `l20`, which follows the theme) or a fixed colour. */
export const LabelColor = z.string().regex(/^(l([1-9]|1\d|20)|#[0-9a-fA-F]{6})$/, "use l1 to l20 or #rrggbb");

export const Label = z.strictObject({
  id: SchemaId,
  name: Name,
  color: LabelColor.optional(),
  /** One printable character; unique among the labels of the schema. */
  hotkey: z
    .string()
    .regex(/^[\p{L}\p{N}]$/u, "one letter or digit")
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
    .refine((field) => field !== "__proto__", "a field may not be called __proto__"),
});
export type Input = z.infer<typeof Input>;

/** The control is asked only when another one has been answered, optionally with one of these labels. */
export const VisibleWhen = z.strictObject({ control: SchemaId, anyOf: z.array(SchemaId).min(1).optional() });

const base = {
  id: SchemaId,
  name: Name,
  description: Description.optional(),
  required: z.boolean().optional(),
  visibleWhen: VisibleWhen.optional(),
};
/** Whole-task controls may instead be asked once per region. */
const asked = { ...base, per: z.enum(["task", "region"]).optional() };
const labels = (min: number) =>
  z
    .array(Label)
    .min(min, `needs at least ${min} label${min === 1 ? "" : "s"}`)
    .max(2000);
const region = { ...base, input: SchemaId, labels: labels(1), multiple: z.boolean().optional() };

export const ChoiceControl = z.strictObject({
  ...asked,
  kind: z.literal("choice"),
  labels: labels(2),
  multiple: z.boolean().optional(),
});
export const TaxonomyControl = z.strictObject({
  ...asked,
  kind: z.literal("taxonomy"),
  labels: labels(1),
  multiple: z.boolean().optional(),
  leavesOnly: z.boolean().optional(),
});
export const RatingControl = z.strictObject({
  ...asked,
  kind: z.literal("rating"),
  /** Ratings are the integers 1 to `max`. */
  max: z.int().min(2).max(10),
  lowLabel: z.string().max(100).optional(),
  highLabel: z.string().max(100).optional(),
});
export const NumberControl = z.strictObject({
  ...asked,
  kind: z.literal("number"),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().optional(),
  unit: z.string().max(40).optional(),
});
export const TextControl = z.strictObject({
  ...asked,
  kind: z.literal("text"),
  multiline: z.boolean().optional(),
  maxLength: z.int().min(1).max(100_000).optional(),
});
export const DatetimeControl = z.strictObject({
  ...asked,
  kind: z.literal("datetime"),
  mode: z.enum(["date", "time", "datetime"]),
});
export const RankingControl = z.strictObject({ ...asked, kind: z.literal("ranking"), labels: labels(2) });
export const PairwiseControl = z.strictObject({
  ...asked,
  kind: z.literal("pairwise"),
  left: SchemaId,
  right: SchemaId,
  allowTie: z.boolean().optional(),
});
export const BoxControl = z.strictObject({
  ...region,
  kind: z.literal("box"),
  rotatable: z.boolean().optional(),
});
export const PolygonControl = z.strictObject({ ...region, kind: z.literal("polygon") });
export const PolylineControl = z.strictObject({ ...region, kind: z.literal("polyline") });
export const EllipseControl = z.strictObject({
  ...region,
  kind: z.literal("ellipse"),
  rotatable: z.boolean().optional(),
});
export const KeypointControl = z.strictObject({ ...region, kind: z.literal("keypoint") });
export const SkeletonControl = z.strictObject({
  ...region,
  kind: z.literal("skeleton"),
  joints: z
    .array(z.strictObject({ id: SchemaId, name: Name }))
    .min(1)
    .max(200),
  /** Pairs of joint ids to draw a bone between. */
  bones: z.array(z.tuple([SchemaId, SchemaId])).max(400),
});
export const MaskControl = z.strictObject({ ...region, kind: z.literal("mask") });
export const SpanControl = z.strictObject({ ...region, kind: z.literal("span") });
export const RelationControl = z.strictObject({
  ...base,
  kind: z.literal("relation"),
  labels: labels(1),
  directed: z.boolean().optional(),
  /** Controls whose regions may be the ends; any region control when left out. */
  from: z.array(SchemaId).optional(),
  to: z.array(SchemaId).optional(),
});

export const Control = z.discriminatedUnion("kind", [
  ChoiceControl,
  TaxonomyControl,
  RatingControl,
  NumberControl,
  TextControl,
  DatetimeControl,
  RankingControl,
  PairwiseControl,
  BoxControl,
  PolygonControl,
  PolylineControl,
  EllipseControl,
  KeypointControl,
  SkeletonControl,
  MaskControl,
  SpanControl,
  RelationControl,
]);
export type Control = z.infer<typeof Control>;
export type ControlKind = Control["kind"];
export type ControlOf<K extends ControlKind> = Extract<Control, { kind: K }>;

export const IMAGE_REGION_KINDS = [
  "box",
  "polygon",
  "polyline",
  "ellipse",
  "keypoint",
  "skeleton",
  "mask",
] as const satisfies readonly ControlKind[];
export const REGION_KINDS = [...IMAGE_REGION_KINDS, "span"] as const satisfies readonly ControlKind[];
export type RegionKindName = (typeof REGION_KINDS)[number];
export type RegionControl = ControlOf<RegionKindName>;
export type AnswerControl = Exclude<Control, RegionControl | ControlOf<"relation">>;
export type LabeledControl = Extract<Control, { labels: Label[] }>;

/** The structure only; `checkLabelSchema` adds the rules between its parts. */
export const LabelSchemaShape = z.strictObject({
  inputs: z.array(Input).min(1, "say what is shown: at least one input").max(20),
  controls: z.array(Control).min(1, "ask something: at least one control").max(100),
});
export type LabelSchema = z.infer<typeof LabelSchemaShape>;

export const isRegionControl = (control: Control): control is RegionControl =>
  (REGION_KINDS as readonly string[]).includes(control.kind);
export const isAnswerControl = (control: Control): control is AnswerControl =>
  !isRegionControl(control) && control.kind !== "relation";
export const hasLabels = (control: Control): control is LabeledControl => "labels" in control;

export const findControl = (schema: LabelSchema, id: string): Control | undefined =>
  schema.controls.find((control) => control.id === id);
export const findLabel = (control: Control, id: string): Label | undefined =>
  hasLabels(control) ? control.labels.find((label) => label.id === id) : undefined;
