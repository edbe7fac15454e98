import { handle } from "@/lib/server/http/handle";
import { signOutEverywhere } from "@/lib/server/people/account";

export const POST = handle("signOutEverywhere", signOutEverywhere);
