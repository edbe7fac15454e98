import { decideDuplicates } from "@/lib/server/duplicates/decide-duplicates";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("decideDuplicates", decideDuplicates);
