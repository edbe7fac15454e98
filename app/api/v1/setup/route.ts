import { handle } from "@/lib/server/http/handle";
import { setUp } from "@/lib/server/auth/account";

export const POST = handle("setUp", setUp);
