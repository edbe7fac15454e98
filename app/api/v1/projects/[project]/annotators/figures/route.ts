import { handle } from "@/lib/server/http/handle";
import { getAnnotatorFigures } from "@/lib/server/quality/annotators";

export const GET = handle("getAnnotatorFigures", getAnnotatorFigures);
