import { handle } from "@/lib/server/http/handle";
import { openapi } from "@/lib/server/http/openapi";

export const GET = handle("openapi", openapi);
