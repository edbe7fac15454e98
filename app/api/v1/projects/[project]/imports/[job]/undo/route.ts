import { handle } from "@/lib/server/http/handle";
import { getImportUndo, undoImport } from "@/lib/server/imports/undo-import";

export const GET = handle("getImportUndo", getImportUndo);
export const POST = handle("undoImport", undoImport);
