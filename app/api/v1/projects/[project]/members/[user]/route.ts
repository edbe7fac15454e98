import { handle } from "@/lib/server/http/handle";
import { patchMember, removeMember } from "@/lib/server/people/members";

export const PATCH = handle("patchMember", patchMember);
export const DELETE = handle("removeMember", removeMember);
