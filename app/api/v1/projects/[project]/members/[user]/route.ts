import { handle } from "@/lib/server/http/handle";
import { patchMember, removeMember } from "@/lib/server/members/members";

export const PATCH = handle("patchMember", patchMember);
export const DELETE = handle("removeMember", removeMember);
