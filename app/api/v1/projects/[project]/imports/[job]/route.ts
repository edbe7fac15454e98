import { handle } from "@/lib/server/http/handle";
import { cancelImport, getImport } from "@/lib/server/imports/import-routes";

export const GET = handle("getImport", getImport);
export const DELETE = handle("cancelImport", cancelImport);
