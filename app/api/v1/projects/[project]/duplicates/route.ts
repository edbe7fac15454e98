import { listDuplicates } from "@/lib/server/duplicates/list-duplicates";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listDuplicates", listDuplicates);
