import { handle } from "@/lib/server/http/handle";
import { getOwnProgress } from "@/lib/server/labeling/own-work";

export const GET = handle("getOwnProgress", getOwnProgress);
