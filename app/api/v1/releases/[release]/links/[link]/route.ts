import { handle } from "@/lib/server/http/handle";
import { revokeReleaseLink } from "@/lib/server/releases/release-links";

export const DELETE = handle("revokeReleaseLink", revokeReleaseLink);
