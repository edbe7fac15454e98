import { handle } from "@/lib/server/http/handle";
import { acceptInvite } from "@/lib/server/members/members";

export const POST = handle("acceptInvite", acceptInvite);
