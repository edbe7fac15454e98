import { handle } from "@/lib/server/http/handle";
import { revokeToken } from "@/lib/server/people/account";

export const DELETE = handle("revokeToken", revokeToken);
