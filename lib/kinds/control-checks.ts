/**
 * What controls alone must satisfy besides their structure, by kind: apart from the manifests, since label schemas are checked by
 * the server and the schema editor, and the label view would load it, too (decision 0030).
 */

import type { Input } from "@/lib/labels/parts";
import { checkControl as list } from "./answers/list/check-control";
import { checkControl as number } from "./answers/number/check-control";
import { checkControl as pairwise } from "./answers/pairwise/check-control";
import { checkControl as ranking } from "./answers/ranking/check-control";
import { checkControl as text } from "./answers/text/check-control";
import type { Problem } from "./define";
import type { Control, ControlKind } from "./index";
import { checkControl as skeleton } from "./regions/skeleton/check-control";

const CHECKS = { list, number, pairwise, ranking, skeleton, text };

type Check = (control: Control, problem: Problem, inputs: ReadonlyMap<string, Input>) => void;

/** @param inputs by id */
export const checkOwnControl: Check = (control, problem, inputs) =>
  // Each function is only given controls of its own kind; the lookup cannot say so in types.
  (CHECKS as unknown as Partial<Record<ControlKind, Check>>)[control.kind]?.(control, problem, inputs);
