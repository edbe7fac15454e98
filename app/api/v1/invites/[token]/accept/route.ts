import { handle } from "@/lib/server/http/handle";
import { acceptInvite } from "@/lib/server/people/members";

export const POST = handle("acceptInvite", acceptInvite);
