import { say } from "@/lib/core/message";
import type { Problem } from "../../define";
import type { ListControl } from "./control";

export function checkControl({ min, max }: ListControl, problem: Problem): void {
  if (min !== undefined && max !== undefined && min > max) problem("max", say("labels.maxBelowMin"));
}
