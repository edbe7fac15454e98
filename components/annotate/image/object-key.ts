/** Objects in colours of their own: by their ids, so that each keeps its colour whatever is drawn or removed beside it. */
const SLOTS = 20;
const START = "\u0000";

/** Stands where the id of a label does; no label has such an id. */
export function objectKey(id: string): string {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  return `${START}${(hash >>> 0) % SLOTS}`;
}

/** Place in the palette, from 0; null for the id of a label. */
export const objectSlot = (key: string): number | null =>
  key.startsWith(START) ? Number(key.slice(START.length)) : null;
