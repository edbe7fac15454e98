import { createToken, listTokens } from "@/lib/server/auth/account";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listTokens", listTokens);
export const POST = handle("createToken", createToken);
