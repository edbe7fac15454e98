import { getTile } from "@/lib/server/assets/get-tile";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getTile", getTile);
