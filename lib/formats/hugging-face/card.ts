/**
 * The head of `README.md`, from which the `datasets` library takes which file belongs to which split and the types of the
 * features (https://huggingface.co/docs/hub/datasets-manual-configuration). The licence and the languages are not known.
 */
import { stringify } from "yaml";
import { classControls } from "@/lib/exports/class-answers";
import type { Survey } from "@/lib/exports/column-types";
import { heldControls, isOutlinedKind } from "@/lib/exports/outlines";
import { isSpanKind } from "@/lib/exports/text-documents";
import { escapeUnprintable } from "@/lib/exports/yaml-text";
import type { ExportHeader } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { SPLITS, type Split } from "@/lib/split/ratios";
import { askedControls, type Feature, type FeatureType, showsImages } from "./features";

const DTYPES = { text: "string", integer: "int64", number: "float64", boolean: "bool" } as const;

type Yaml = Record<string, unknown>;

const classLabel = (names: readonly string[]): Yaml => ({
  class_label: { names: Object.fromEntries(names.map((name, i) => [String(i), name])) },
});

const membersYaml = (members: Readonly<Record<string, FeatureType>>): Yaml[] =>
  Object.entries(members).map(([name, type]) => ({ name, ...typeYaml(type) }));

/** What stands beside the name of a feature. */
function typeYaml(type: FeatureType): Yaml {
  if (typeof type === "string") return { dtype: DTYPES[type] };
  if ("classes" in type) return { dtype: classLabel(type.classes) };
  if ("members" in type) return { struct: membersYaml(type.members) };
  if ("lists" in type) return { sequence: membersYaml(type.lists) };
  const { list } = type;
  if (typeof list === "object" && "members" in list) return { list: membersYaml(list.members) };
  const of = typeYaml(list);
  return { sequence: of.dtype ?? of };
}

const membersJson = (members: Readonly<Record<string, FeatureType>>, wrap = (type: unknown) => type): Yaml =>
  Object.fromEntries(Object.entries(members).map(([name, type]) => [name, wrap(typeJson(type))]));

const sequence = (feature: unknown): Yaml => ({ feature, _type: "Sequence" });

/** A type as the library writes it into Parquet files; lists in the form that versions before 4 know, too. */
function typeJson(type: FeatureType): unknown {
  if (typeof type === "string") return { dtype: DTYPES[type], _type: "Value" };
  if ("classes" in type) return { names: type.classes, _type: "ClassLabel" };
  if ("members" in type) return membersJson(type.members);
  if ("lists" in type) return membersJson(type.lists, sequence);
  const { list } = type;
  const isObject = typeof list === "object" && "members" in list;
  return isObject ? [membersJson(list.members)] : sequence(typeJson(list));
}

/** What the library reads of features in a Parquet file: of images it takes nothing from `README.md`. */
export const featuresInFile = (features: readonly Feature[]): Readonly<Record<string, string>> => ({
  huggingface: JSON.stringify({
    info: { features: Object.fromEntries(features.map(({ name, type }) => [name, typeJson(type)])) },
  }),
});

const SIZES = ["1K", "10K", "100K", "1M", "10M", "100M", "1B"];

/** The name of the hub for a number of rows. */
export function sizeCategory(rows: number): string {
  const power = rows < 1_000 ? 0 : Math.floor(Math.log10(rows)) - 2;
  if (power === 0) return "n<1K";
  return SIZES[power] ? `${SIZES[power - 1]}<n<${SIZES[power]}` : "n>1T";
}

/** What can be learned, by the names of the hub. */
function taskCategories(schema: LabelSchema): string[] {
  const isClassified = classControls(schema).length > 0;
  if (!showsImages(schema))
    return [
      ...(isClassified ? ["text-classification"] : []),
      ...(heldControls(schema, isSpanKind).length > 0 ? ["token-classification"] : []),
    ];
  return [
    ...(isClassified ? ["image-classification"] : []),
    ...(heldControls(schema, isOutlinedKind).length > 0 ? ["object-detection"] : []),
    ...(askedControls(schema).some(({ kind }) => kind === "text") ? ["image-to-text"] : []),
  ];
}

type Card = { features: readonly Feature[]; survey: Survey; pathOf: (split: Split) => string };

export function frontMatterOf({ releaseName, schema }: ExportHeader, card: Card): string {
  const { features, survey, pathOf } = card;
  const rows = [...survey.counts.values()].reduce((sum, count) => sum + count, 0);
  const categories = taskCategories(schema);
  const listed = features.map(({ name, type }) => ({ name, ...typeYaml(type) }));
  const head = {
    pretty_name: releaseName,
    ...(categories.length > 0 ? { task_categories: categories } : {}),
    size_categories: [sizeCategory(rows)],
    configs: [
      {
        config_name: "default",
        data_files: SPLITS.filter((split) => (survey.counts.get(split) ?? 0) > 0).map((split) => ({
          split,
          path: pathOf(split),
        })),
      },
    ],
    dataset_info: {
      features: showsImages(schema) ? [{ name: "image", dtype: "image" }, ...listed] : listed,
    },
  };
  // Quoted, since readers of YAML 1.1 take words such as "no" and "on" for truth values.
  const options = { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 } as const;
  return escapeUnprintable(stringify(head, options));
}
