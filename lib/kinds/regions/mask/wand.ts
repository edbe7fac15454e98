import { wandTool } from "../../drawing/wand-tool";
import { strokeCommands } from "./stroke";

export const maskWand = wandTool("mask", (picked, context) =>
  strokeCommands({ type: "pixels", ...picked }, context),
);
