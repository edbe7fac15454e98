/** What the label view is shown on while there are no data: an example of each sort of input. */
import type { PreviewTask } from "@/components/annotate/preview/preview-view";
import type { TaskImage } from "@/lib/contracts/labeling";
import type { Translate } from "@/lib/i18n";
import type { Input, LabelSchema } from "@/lib/labels/schema";
import { TEXT_FORMS } from "@/lib/text-forms";
import { withTexts } from "@/lib/text-forms/shape-texts";

const [WIDTH, HEIGHT] = [960, 640];

/** A road with a car, a person and a bicycle in plain shapes. */
const STREET = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 960 640">
<rect width="960" height="640" fill="#cfe0ee"/><circle cx="800" cy="110" r="52" fill="#f6e3a8"/>
<path d="M0 330 180 220 330 300 560 190 760 290 960 230V420H0z" fill="#9fb7a4"/>
<rect y="400" width="960" height="240" fill="#8b8f94"/><rect y="388" width="960" height="16" fill="#b9b4a6"/>
<path d="M40 520h120M240 520h120M440 520h120M640 520h120M840 520h120" stroke="#e9e6da" stroke-width="10"/>
<path d="M60 190h150v205H60z" fill="#c58f76"/><path d="M45 195 135 120l90 75z" fill="#7d4f45"/>
<path d="M90 225h36v42H90zM145 225h36v42h-36zM115 310h44v85h-44z" fill="#f3ead9"/>
<path d="M330 470v-48l54-10 42-52h128l58 52 70 14v44z" fill="#b8433f"/>
<path d="M440 412l26-36h54v36zM532 376h20l40 36h-60z" fill="#dbe7ef"/>
<circle cx="408" cy="474" r="34" fill="#2b2d30"/><circle cx="408" cy="474" r="15" fill="#c9ccd0"/>
<circle cx="606" cy="474" r="34" fill="#2b2d30"/><circle cx="606" cy="474" r="15" fill="#c9ccd0"/>
<circle cx="772" cy="318" r="21" fill="#e0b18c"/><path d="M750 345h44l8 84h-14l-6 78h-18l-3-70-4 70h-18l-5-78h-10z" fill="#3d5a80"/>
<circle cx="838" cy="476" r="36" fill="none" stroke="#2b2d30" stroke-width="7"/><circle cx="916" cy="476" r="36" fill="none" stroke="#2b2d30" stroke-width="7"/>
<path d="M838 476l24-52h40l14 52M862 424l18 52 22-52M854 412h22" fill="none" stroke="#2b7a5b" stroke-width="7"/></svg>`;

export const EXAMPLE_IMAGE: TaskImage = {
  assetId: "example",
  widthPx: WIDTH,
  heightPx: HEIGHT,
  url: `data:image/svg+xml,${encodeURIComponent(STREET)}`,
  thumbnailUrl: "",
};

/** The first example that the form of the input reads; a text for those without a form. */
function exampleValue({ form }: Input, t: Translate): unknown {
  const text = t("newProject.exampleText");
  if (!form) return text;
  const turns = [
    { author: t("newProject.exampleAuthor"), text: t("newProject.exampleQuestion") },
    { author: t("newProject.exampleOther"), text: t("newProject.exampleAnswer") },
    { author: t("newProject.exampleAuthor"), text },
  ];
  return TEXT_FORMS[form].isStructured ? turns : text;
}

const asText = (value: unknown): string | undefined =>
  typeof value === "string" && value !== ""
    ? value
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : undefined;

type Row = { value: Readonly<Record<string, unknown>>; fields: Readonly<Record<string, string>> };

/**
 * The task of a row; what it lacks, and all of a task without a row, is filled by examples.
 * @param image of the row; null where it has none, or it is not on this device
 */
export function previewTask(
  schema: LabelSchema,
  row: Row | null,
  image: TaskImage | null,
  t: Translate,
): PreviewTask {
  const data: Record<string, unknown> = {};
  const images: Record<string, TaskImage> = {};
  for (const input of schema.inputs) {
    const { field, kind, form } = input;
    const column = row?.fields[field];
    const value = row && column !== undefined ? row.value[column] : undefined;
    if (kind === "image") {
      images[field] = image ?? EXAMPLE_IMAGE;
      data[field] = asText(value) ?? "";
    } else if (form) {
      const isRead = value !== undefined && value !== null && TEXT_FORMS[form].read(value) !== null;
      data[field] = isRead ? value : exampleValue(input, t);
    } else data[field] = asText(value) ?? exampleValue(input, t);
  }
  return { data, images, ...withTexts(schema, data) };
}
