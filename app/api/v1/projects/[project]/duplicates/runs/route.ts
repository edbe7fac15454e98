import {
  cancelDuplicateRun,
  getDuplicateState,
  startDuplicateRun,
} from "@/lib/server/duplicates/duplicate-runs";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getDuplicateState", getDuplicateState);
export const POST = handle("startDuplicateRun", startDuplicateRun);
export const DELETE = handle("cancelDuplicateRun", cancelDuplicateRun);
