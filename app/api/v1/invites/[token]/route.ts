import { handle } from "@/lib/server/http/handle";
import { viewInvite } from "@/lib/server/members/members";

export const GET = handle("viewInvite", viewInvite);
