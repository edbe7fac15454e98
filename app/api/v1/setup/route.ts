import { handle } from "@/lib/server/http/handle";
import { setUp } from "@/lib/server/people/account";

export const POST = handle("setUp", setUp);
