import { handle } from "@/lib/server/http/handle";
import { getMe, patchMe } from "@/lib/server/auth/account";

export const GET = handle("getMe", getMe);
export const PATCH = handle("patchMe", patchMe);
