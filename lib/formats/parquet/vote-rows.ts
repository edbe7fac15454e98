/**
 * The rows of the table `votes`: how many annotators gave each answer, marked each object, called it so, or made each
 * relation. An object is told apart by `object`, its number within the task; `region_id` is its region among the agreed
 * labels, where it is one of them.
 */
import type { ParquetColumn } from "@/lib/exports/parquet-file";
import type { FrozenItem } from "@/lib/formats/writer";
import type { Controls } from "./controls";

export type VoteRow = {
  item: FrozenItem;
  /** `label` rows are of the labels that an object was given. */
  type: "answer" | "region" | "label" | "relation";
  control: string;
  object?: number;
  region?: string | null;
  relation?: string | null;
  value?: string;
  label?: string;
  from?: string;
  to?: string;
  votes: number;
  of: number;
  share: number;
};

type SoftAnswers = NonNullable<FrozenItem["votes"]>["answers"];
type About = Pick<VoteRow, "item"> & { object?: number; region?: string | null };

const answerRows = (controls: Controls, about: About, answers: SoftAnswers): VoteRow[] =>
  Object.entries(answers).flatMap(([control, { answered, counts, shares }]) =>
    Object.entries(counts).map(([given, votes]): VoteRow => {
      const isLabel = controls.hasLabels(control, given, about.item);
      return {
        ...about,
        ...{ type: "answer", control, votes, of: answered, share: shares[given] ?? 0 },
        ...(isLabel ? { label: given } : { value: given }),
      };
    }),
  );

export function voteRowsOf(controls: Controls, item: FrozenItem): VoteRow[] {
  const { answers = {}, regions = [], relations = [] } = item.votes ?? {};
  const objects = regions.flatMap((soft, object): VoteRow[] => {
    const { control, region, votes, of, share, labels } = soft;
    const about = { item, object, region };
    return [
      { ...about, type: "region", control, votes, of, share },
      ...Object.entries(labels).map(
        ([label, count]): VoteRow => ({
          ...about,
          ...{ type: "label", control, label, votes: count, of: votes, share: count / votes },
        }),
      ),
      ...answerRows(controls, about, soft.answers),
    ];
  });
  const links = relations.map(
    (soft): VoteRow => ({
      item,
      type: "relation",
      ...{ control: soft.control, relation: soft.relation, label: soft.label, from: soft.from, to: soft.to },
      ...{ votes: soft.votes, of: soft.of, share: soft.share },
    }),
  );
  return [...answerRows(controls, { item }, answers), ...objects, ...links];
}

export function voteColumns(controls: Controls): ParquetColumn<VoteRow>[] {
  const labelName = ({ control, label, item }: VoteRow) =>
    label === undefined ? undefined : controls.labelName(control, label, item);
  return [
    { name: "task_id", type: "text", value: ({ item }) => item.id },
    { name: "type", type: "text", value: (row) => row.type },
    { name: "control", type: "text", value: (row) => row.control },
    { name: "control_name", type: "text", value: ({ control, item }) => controls.name(control, item) },
    { name: "object", type: "integer", value: (row) => row.object },
    { name: "region_id", type: "text", value: (row) => row.region },
    { name: "relation_id", type: "text", value: (row) => row.relation },
    { name: "label", type: "text", value: (row) => row.label },
    { name: "label_name", type: "text", value: labelName },
    { name: "value", type: "text", value: (row) => row.value },
    { name: "from_region", type: "text", value: (row) => row.from },
    { name: "to_region", type: "text", value: (row) => row.to },
    { name: "votes", type: "integer", value: (row) => row.votes },
    { name: "of", type: "integer", value: (row) => row.of },
    { name: "share", type: "number", value: (row) => row.share },
  ];
}
