import { handle } from "@/lib/server/http/handle";
import { previewFile } from "@/lib/server/imports/preview-file";

export const POST = handle("previewFile", previewFile);
