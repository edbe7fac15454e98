/** The names of the forms that a text may have besides plain; their manifests are listed in `index.ts`. */
export const TEXT_FORM_NAMES = ["dialogue", "markdown", "html", "record", "table"] as const;
export type TextFormName = (typeof TEXT_FORM_NAMES)[number];
