/** The whole table of actions at once, for pages that do not wait for the first task. */
import type { LabelSchema } from "@/lib/labels/schema";
import type { Action } from "./action";
import { actionsFor, FIRST_ACTIONS } from "./index";
import { LATE_ACTIONS } from "./late-actions";

/** Actions that every project has; users can give them their own keys. */
export const FIXED_ACTIONS: readonly Action[] = [...FIRST_ACTIONS, ...LATE_ACTIONS];

/** Every action for a label schema. */
export const allActions = (schema: LabelSchema): Action[] => actionsFor(schema, LATE_ACTIONS);
