import { handle } from "@/lib/server/http/handle";
import { withdrawQuestion } from "@/lib/server/questions/questions";

export const POST = handle("withdrawQuestion", withdrawQuestion);
