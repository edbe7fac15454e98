import { handle } from "@/lib/server/http/handle";
import { listOwnWork } from "@/lib/server/labeling/own-work";

export const GET = handle("listOwnWork", listOwnWork);
