import { handle } from "@/lib/server/http/handle";
import { patchUser } from "@/lib/server/members/instance-users";

export const PATCH = handle("patchUser", patchUser);
