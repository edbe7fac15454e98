import { handle } from "@/lib/server/http/handle";
import { previewImport } from "@/lib/server/imports/imports";

export const POST = handle("previewImport", previewImport);
