import { handle } from "@/lib/server/http/handle";
import { getAnnotatorWork } from "@/lib/server/people/exclusions";

export const GET = handle("getAnnotatorWork", getAnnotatorWork);
