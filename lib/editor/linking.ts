/** What new relations get, and why two regions cannot be joined. */
import type { RelationControl } from "@/lib/kinds";

/**
 * They are one and the same, the control does not take them, they are joined like that already, or the event has the role;
 * or Enter was pressed before the other one was chosen.
 */
export type LinkProblem = "notEnded" | "itself" | "wrongEnds" | "known" | "roleTaken";

/** The control and label that new relations get. */
export type RelationLabel = { control: RelationControl; label: string };
