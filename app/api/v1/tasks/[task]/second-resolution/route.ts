import { putSecondResolution } from "@/lib/server/adjudication/second-decisions";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle("putSecondResolution", putSecondResolution);
