/** What new relations get, and why two regions cannot be joined. */
import type { RelationControl } from "@/lib/kinds";

/** They are one and the same, the control does not take them, or they are joined like that already. */
export type LinkProblem = "itself" | "wrongEnds" | "known";

/** The control and label that new relations get. */
export type RelationLabel = { control: RelationControl; label: string };
