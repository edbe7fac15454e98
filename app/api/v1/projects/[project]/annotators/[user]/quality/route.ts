import { handle } from "@/lib/server/http/handle";
import { getAnnotatorQuality } from "@/lib/server/quality/annotator-quality";

export const GET = handle("getAnnotatorQuality", getAnnotatorQuality);
