import { handle } from "@/lib/server/http/handle";
import { createConfirmedTerms } from "@/lib/server/terms/term-lists";

export const POST = handle("createConfirmedTerms", createConfirmedTerms);
