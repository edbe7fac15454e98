import { handle } from "@/lib/server/http/handle";
import { createReleaseLink, listReleaseLinks } from "@/lib/server/releases/release-links";

export const GET = handle("listReleaseLinks", listReleaseLinks);
export const POST = handle("createReleaseLink", createReleaseLink);
