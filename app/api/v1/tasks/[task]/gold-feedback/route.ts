import { showGoldFeedback } from "@/lib/server/gold/gold-feedback";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("showGoldFeedback", showGoldFeedback);
