/** One annotator's work and how good it is: for managers, and for the annotator. Nobody else is named in it. */
import * as z from "zod/mini";
import { Id, TimeMs } from "./common";

const interval = z.tuple([z.number(), z.number()]).check(z.describe("95 % limits (Wilson)."));
const share = { value: z.number(), interval, tasks: z.int() };
const Share = z.object(share);
const Stretch = z.object({
  ...share,
  from: z.int().check(z.describe("Place of its first week in weeks.")),
  until: z.int().check(z.describe("Place of its last week.")),
});

export const AnnotatorQuality = z.object({
  userId: Id,
  name: z.string(),
  /** Told to managers; of oneself false. */
  excluded: z.boolean(),
  paused: z.boolean(),
  timeZone: z.string(),
  renewedDaily: z
    .boolean()
    .check(
      z.describe("Of oneself while gold tasks are mixed in: as it was when first asked for today, in UTC."),
    ),
  submitted: z.int().check(z.describe("Annotations made here; imported ones are nobody's work.")),
  skipped: z.int(),
  timeMs: z.number().check(z.describe("Time spent on them, idle time left out.")),
  medianMs: z.nullable(z.number()),
  questions: z.object({ open: z.int(), answered: z.int() }),
  weeks: z.array(
    z.object({
      day: z.string().check(z.describe("The Monday, as 2026-11-23, in the time zone.")),
      fromMs: TimeMs,
      untilMs: TimeMs,
      submitted: z.int(),
      timeMs: z.number(),
      medianMs: z.nullable(z.number()),
    }),
  ),
  skips: z.array(z.object({ reason: z.string(), tasks: z.int() })),
  /** Figures of a person are shown from so many tasks on; below it everything that follows is null or empty. */
  fewest: z.int(),
  enough: z.boolean(),
  controls: z.array(
    z.object({
      control: z.string(),
      name: z.string(),
      agreement: z
        .nullable(Share)
        .check(z.describe("Mean likeness to the others' annotations of the same tasks.")),
      stretches: z
        .array(Stretch)
        .check(z.describe("The same over time: weeks are joined until they have `fewest` tasks.")),
      drift: z
        .nullable(z.enum(["up", "down"]))
        .check(z.describe("The last stretch lies apart from the first, beyond both intervals.")),
      compared: z
        .nullable(z.int())
        .check(z.describe("Tasks with a final answer or a majority of the others; null of other questions.")),
      confusions: z
        .array(z.object({ own: z.string(), other: z.string(), tasks: z.int() }))
        .check(
          z.describe("Labels the annotator gave, and the ones those tasks have; the most frequent first."),
        ),
    }),
  ),
  accuracy: z
    .nullable(Share)
    .check(z.describe("Answers that are the final one, of questions with one label out of a list.")),
  gold: z
    .nullable(z.object({ share: z.nullable(Share), answers: z.int() }))
    .check(z.describe("Accuracy on gold tasks; annotators are told of their own in training mode only.")),
  suggestions: z
    .nullable(z.object({ unchanged: z.int(), changed: z.int(), rejected: z.int() }))
    .check(z.describe("What became of predicted answers and regions; null where there were none.")),
  pending: z.int().check(z.describe("Tasks whose annotations have changed since.")),
});
export type AnnotatorQuality = z.infer<typeof AnnotatorQuality>;
