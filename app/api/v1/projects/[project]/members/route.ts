import { handle } from "@/lib/server/http/handle";
import { listMembers } from "@/lib/server/members/members";

export const GET = handle("listMembers", listMembers);
