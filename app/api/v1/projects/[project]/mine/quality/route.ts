import { handle } from "@/lib/server/http/handle";
import { getOwnQuality } from "@/lib/server/quality/annotator-quality";

export const GET = handle("getOwnQuality", getOwnQuality);
