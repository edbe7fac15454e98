import { handle } from "@/lib/server/http/handle";
import { createToken, listTokens } from "@/lib/server/auth/account";

export const GET = handle("listTokens", listTokens);
export const POST = handle("createToken", createToken);
