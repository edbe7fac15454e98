import { handle } from "@/lib/server/http/handle";
import { revokeInvite } from "@/lib/server/members/members";

export const DELETE = handle("revokeInvite", revokeInvite);
