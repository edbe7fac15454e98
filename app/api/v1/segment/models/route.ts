import { handle } from "@/lib/server/http/handle";
import { listSegmentModels } from "@/lib/server/segment/segment-models";

export const GET = handle("listSegmentModels", listSegmentModels);
