import { handle } from "@/lib/server/http/handle";
import { getSegmentModelFile } from "@/lib/server/segment/segment-files";

export const GET = handle("getSegmentModelFile", getSegmentModelFile);
