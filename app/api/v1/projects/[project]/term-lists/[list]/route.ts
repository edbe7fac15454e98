import { handle } from "@/lib/server/http/handle";
import { deleteTermList } from "@/lib/server/terms/term-lists";

export const DELETE = handle("deleteTermList", deleteTermList);
