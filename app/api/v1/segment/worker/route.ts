import { handle } from "@/lib/server/http/handle";
import { getSegmentWorker } from "@/lib/server/segment/segment-files";

export const GET = handle("getSegmentWorker", getSegmentWorker);
