import { getMe, patchMe } from "@/lib/server/auth/account";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getMe", getMe);
export const PATCH = handle("patchMe", patchMe);
