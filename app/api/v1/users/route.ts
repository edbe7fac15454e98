import { handle } from "@/lib/server/http/handle";
import { listUsers } from "@/lib/server/members/instance-users";

export const GET = handle("listUsers", listUsers);
