import { handle } from "@/lib/server/http/handle";
import { putAnnotation } from "@/lib/server/labeling/put-annotation";

export const PUT = handle("putAnnotation", putAnnotation);
