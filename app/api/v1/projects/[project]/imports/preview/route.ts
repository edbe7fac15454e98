import { handle } from "@/lib/server/http/handle";
import { previewImport } from "@/lib/server/imports/preview-import";

export const POST = handle("previewImport", previewImport);
