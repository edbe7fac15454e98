import { handle } from "@/lib/server/http/handle";
import { previewRelease } from "@/lib/server/releases/releases";

export const POST = handle("previewRelease", previewRelease);
