import { handle } from "@/lib/server/http/handle";
import { downloadByLink } from "@/lib/server/releases/download-release";

export const GET = handle("downloadByLink", downloadByLink);
