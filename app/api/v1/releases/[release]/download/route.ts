import { handle } from "@/lib/server/http/handle";
import { downloadRelease } from "@/lib/server/releases/download-release";

export const GET = handle("downloadRelease", downloadRelease);
