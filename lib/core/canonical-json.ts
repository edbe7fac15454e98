/**
 * JSON with the keys of every object in code-unit order and no white space, so that equal values give equal bytes
 * on any machine and database. `undefined` members are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  if (!isHolder(value)) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return ofList(value);
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object);
  if (isPlain(object, keys)) return JSON.stringify(object);
  let text = "";
  for (const key of keys.sort()) {
    const member = object[key];
    if (member === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

const isHolder = (value: unknown): boolean => typeof value === "object" && value !== null;

function ofList(list: readonly unknown[]): string {
  if (!list.some(isHolder)) return JSON.stringify(list);
  let text = "";
  for (const [i, item] of list.entries()) text += `${i === 0 ? "" : ","}${canonicalJson(item)}`;
  return `[${text}]`;
}

/** Whether JSON.stringify gives the canonical text by itself, at a fifth of the cost: keys in order, nothing inside. */
function isPlain(object: Record<string, unknown>, keys: string[]): boolean {
  let last = "";
  for (const key of keys) {
    const member = object[key];
    if (key < last || isHolder(member) || typeof member === "function") return false;
    last = key;
  }
  return true;
}
