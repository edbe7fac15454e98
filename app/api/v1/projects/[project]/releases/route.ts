import { handle } from "@/lib/server/http/handle";
import { createRelease, listReleases } from "@/lib/server/releases/releases";

export const POST = handle("createRelease", createRelease);
export const GET = handle("listReleases", listReleases);
