import { handle } from "@/lib/server/http/handle";
import { viewInvite } from "@/lib/server/people/members";

export const GET = handle("viewInvite", viewInvite);
