/** What ready label schemas are put together from. */
import type { Label, LabelSchema } from "./schema";

export type Template = { id: string; name: string; description: string; schema: LabelSchema };

export const template = (id: string, name: string, description: string, schema: LabelSchema): Template => ({
  id,
  name,
  description,
  schema,
});

export const labels = (...names: string[]): Label[] =>
  names.map((name) => ({ id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"), name }));
