import { handle } from "@/lib/server/http/handle";
import { deleteView, patchView } from "@/lib/server/views/saved-views";

export const PATCH = handle("patchView", patchView);
export const DELETE = handle("deleteView", deleteView);
