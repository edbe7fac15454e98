import { handle } from "@/lib/server/http/handle";
import { importErrors } from "@/lib/server/imports/imports";

export const GET = handle("importErrors", importErrors);
