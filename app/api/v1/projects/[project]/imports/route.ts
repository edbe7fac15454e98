import { handle } from "@/lib/server/http/handle";
import { listImports, startImport } from "@/lib/server/imports/import-routes";

export const POST = handle("startImport", startImport);
export const GET = handle("listImports", listImports);
