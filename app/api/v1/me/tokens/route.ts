import { handle } from "@/lib/server/http/handle";
import { createToken, listTokens } from "@/lib/server/people/account";

export const GET = handle("listTokens", listTokens);
export const POST = handle("createToken", createToken);
