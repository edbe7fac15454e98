/** Texts in double quotes of YAML, which reads the escapes of JSON there. */

/** JSON leaves them as they are; YAML takes them for line breaks or refuses them. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** @param quoted text of which every such character stands in double quotes */
export const escapeUnprintable = (quoted: string): string =>
  quoted.replace(UNPRINTABLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

export const yamlText = (text: string): string => escapeUnprintable(JSON.stringify(text));
