/** What the program knows of a form of texts, in one manifest per form. The dictionaries have its name: `settings.form_<name>`. */
import type { Message } from "@/lib/core/message";
import type { ShapedText } from "./shaped-text";

export type TextForm = {
  /** Why a value of this column of a file is refused that is not of this form. */
  fault: (column: string) => Message;
  /** Its values are lists and objects, or these as JSON in a text. */
  isStructured?: true;
  /**
   * Pure and the same on every machine, since stored spans count on its text.
   * @returns null for a value that is not of this form
   */
  read: (value: unknown) => Omit<ShapedText, "form"> | null;
};

export const defineTextForm = (form: TextForm): TextForm => form;
