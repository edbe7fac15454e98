import { handle } from "@/lib/server/http/handle";
import { giveRuling } from "@/lib/server/questions/questions";

export const POST = handle("giveRuling", giveRuling);
