import { handle } from "@/lib/server/http/handle";
import { getAnnotatorWork } from "@/lib/server/members/exclusions";

export const GET = handle("getAnnotatorWork", getAnnotatorWork);
