import { handle } from "@/lib/server/http/handle";
import { importErrors } from "@/lib/server/imports/import-routes";

export const GET = handle("importErrors", importErrors);
