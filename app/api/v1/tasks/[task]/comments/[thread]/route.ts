import { handle } from "@/lib/server/http/handle";
import { patchThread } from "@/lib/server/reviews/comments";

export const PATCH = handle("patchThread", patchThread);
