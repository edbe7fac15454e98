import { common } from "./common";
import { label } from "./label";

export const en = { common, label };
