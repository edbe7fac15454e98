import { handle } from "@/lib/server/http/handle";
import { changePassword } from "@/lib/server/people/account";

export const POST = handle("changePassword", changePassword);
