import { handle } from "@/lib/server/http/handle";
import { createTermList, listTermLists } from "@/lib/server/terms/term-lists";

export const GET = handle("listTermLists", listTermLists);
export const POST = handle("createTermList", createTermList);
