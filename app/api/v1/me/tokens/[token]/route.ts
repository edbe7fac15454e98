import { handle } from "@/lib/server/http/handle";
import { revokeToken } from "@/lib/server/auth/account";

export const DELETE = handle("revokeToken", revokeToken);
