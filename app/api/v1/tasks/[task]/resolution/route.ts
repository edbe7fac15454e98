import { handle } from "@/lib/server/http/handle";
import { deleteResolution, getResolution, putResolution } from "@/lib/server/resolutions/resolutions";

export const GET = handle("getResolution", getResolution);
export const PUT = handle("putResolution", putResolution);
export const DELETE = handle("deleteResolution", deleteResolution);
