import { handle } from "@/lib/server/http/handle";
import { getRelease } from "@/lib/server/releases/releases";

export const GET = handle("getRelease", getRelease);
