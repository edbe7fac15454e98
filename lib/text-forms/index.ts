/** The list of forms of texts. Only the server reads values: browsers get the text and its layout with the task. */
import type { TextForm } from "./define";
import { dialogue } from "./dialogue";
import { html } from "./html";
import { markdown } from "./markdown";
import type { TextFormName } from "./names";
import { record } from "./record";
import { table } from "./table";

export const TEXT_FORMS: { readonly [N in TextFormName]: TextForm } = {
  dialogue,
  markdown,
  html,
  record,
  table,
};
