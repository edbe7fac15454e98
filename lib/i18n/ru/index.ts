import { common } from "./common";
import { label } from "./label";

export const ru = { common, label };
