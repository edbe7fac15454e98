import { handle } from "@/lib/server/http/handle";
import { readLabelConfig } from "@/lib/server/projects/read-label-config";

export const POST = handle("readLabelConfig", readLabelConfig);
