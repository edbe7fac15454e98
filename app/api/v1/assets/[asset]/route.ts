import { getAsset } from "@/lib/server/assets/get-asset";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getAsset", getAsset);
