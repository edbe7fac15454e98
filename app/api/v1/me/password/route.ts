import { handle } from "@/lib/server/http/handle";
import { changePassword } from "@/lib/server/auth/account";

export const POST = handle("changePassword", changePassword);
