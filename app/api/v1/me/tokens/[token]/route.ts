import { revokeToken } from "@/lib/server/auth/account";
import { handle } from "@/lib/server/http/handle";

export const DELETE = handle("revokeToken", revokeToken);
