import { handle } from "@/lib/server/http/handle";
import { createInvite, listInvites } from "@/lib/server/members/members";

export const GET = handle("listInvites", listInvites);
export const POST = handle("createInvite", createInvite);
