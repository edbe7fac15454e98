export { blockLooks, shapedBlocks } from "./block-looks";
export { TableFrame } from "./table-frame";
export { TableRow } from "./table-row";
export { stepRow } from "./table-step";
