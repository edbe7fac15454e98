import { handle } from "@/lib/server/http/handle";
import { releaseLease, renewLease } from "@/lib/server/labeling/queue";

export const POST = handle("renewLease", renewLease);
export const DELETE = handle("releaseLease", releaseLease);
