import { changePassword } from "@/lib/server/auth/account";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("changePassword", changePassword);
