import { drawSecondSample, emptySecondSample } from "@/lib/server/adjudication/second-decisions";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("drawSecondSample", drawSecondSample);
export const DELETE = handle("emptySecondSample", emptySecondSample);
