import { handle } from "@/lib/server/http/handle";
import { revokeInvite } from "@/lib/server/people/members";

export const DELETE = handle("revokeInvite", revokeInvite);
