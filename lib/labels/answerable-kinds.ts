/**
 * Kinds that the label view has an input or a tool for. Others can be stored (an import or a model may bring them), but
 * nobody could answer them, so the schema editor does not offer them and they cannot be required.
 */
import type { ControlKind } from "./schema";

export const ANSWERABLE_KINDS = ["choice", "rating", "span", "box"] as const satisfies readonly ControlKind[];
export type AnswerableKind = (typeof ANSWERABLE_KINDS)[number];

export const isAnswerable = (kind: ControlKind): boolean =>
  (ANSWERABLE_KINDS as readonly ControlKind[]).includes(kind);
