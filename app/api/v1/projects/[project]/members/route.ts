import { handle } from "@/lib/server/http/handle";
import { invitePeople } from "@/lib/server/members/invite-people";
import { listMembers } from "@/lib/server/members/members";

export const GET = handle("listMembers", listMembers);
export const POST = handle("invitePeople", invitePeople);
