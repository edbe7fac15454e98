import { handle } from "@/lib/server/http/handle";
import { getSegmentRuntime } from "@/lib/server/segment/segment-files";

export const GET = handle("getSegmentRuntime", getSegmentRuntime);
