import { handle } from "@/lib/server/http/handle";
import { watchPreview } from "@/lib/server/releases/watch-preview";

export const POST = handle("watchPreview", watchPreview);
