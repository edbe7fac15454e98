import { handle } from "@/lib/server/http/handle";
import { createView, listViews } from "@/lib/server/views/saved-views";

export const GET = handle("listViews", listViews);
export const POST = handle("createView", createView);
