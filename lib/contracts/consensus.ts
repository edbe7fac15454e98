/** What methods of consensus make of all annotations of a project, and how right they are where the answer is known. */
import * as z from "zod/mini";
import { RECOMMENDED_FOR } from "@/lib/consensus/methods/recommend";
import { type ControlKind, KINDS } from "@/lib/kinds";
import { Id } from "./common";
import { CrowdReason, MethodId } from "./method-resolution";

const KIND_NAMES = Object.keys(KINDS) as ControlKind[];

const interval = z.tuple([z.number(), z.number()]).check(z.describe("95 % limits (Wilson)."));
/** A share of tasks with a final or gold answer, those tied shared; null where there are none. */
const Accuracy = z.nullable(z.object({ value: z.number(), n: z.int(), interval }));

const Differing = z.object({
  taskId: Id,
  seq: z.int(),
  preview: z.string(),
  majority: z.nullable(z.string()).check(z.describe("The label with most votes; null for a tie.")),
  label: z.string(),
  confidence: z.number(),
});

const MethodReport = z.object({
  id: MethodId,
  reason: z.nullable(CrowdReason),
  accuracy: Accuracy,
  ties: z.int().check(z.describe("Tasks without a winner, as two labels are equally probable.")),
  unsure: z.int().check(z.describe("Tasks whose winner is less probable than 0.8, and ties.")),
  differs: z.int().check(z.describe("Tasks with another winner than the majority vote has.")),
  differing: z.array(Differing).check(z.describe("Some of these, the surest first.")),
});

export const ConsensusReport = z.object({
  controls: z.array(
    z.object({
      control: z.string(),
      name: z.string(),
      kind: z.enum(KIND_NAMES),
      tasks: z.int().check(z.describe("Tasks with at least one annotation that answers.")),
      votes: z.int(),
      scored: z.int().check(z.describe("Tasks with a final or gold answer and two or more annotations.")),
      methods: z.array(MethodReport),
      recommended: MethodId,
      why: z.enum(RECOMMENDED_FOR),
      count: z.int().check(z.describe("The number that the reason names.")),
      raters: z
        .array(
          z.object({
            userId: Id,
            name: z.string(),
            votes: z.int(),
            estimated: z
              .nullable(z.number())
              .check(z.describe("Expected share of right annotations, by the recommended method.")),
          }),
        )
        .check(z.describe("Those with 30 annotations or more.")),
      fewer: z.int().check(z.describe("Annotators with fewer annotations, who are not listed.")),
    }),
  ),
  pending: z.int().check(z.describe("Tasks whose annotations have changed since.")),
});
export type ConsensusReport = z.infer<typeof ConsensusReport>;
export type ConsensusControl = ConsensusReport["controls"][number];
