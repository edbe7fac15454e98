import { handle } from "@/lib/server/http/handle";
import { signOutEverywhere } from "@/lib/server/auth/account";

export const POST = handle("signOutEverywhere", signOutEverywhere);
