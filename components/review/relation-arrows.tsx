"use client";
/** Relations as arrows over the regions of a reviewed image. */
import { describeRelation } from "@/components/annotate/relation-text";
import type { Region, Relation } from "@/lib/annotation/document";
import type { Rect } from "@/lib/core/geometry";
import { type Arrow, arrowBetween, asidesOf } from "@/lib/geometry/arrow";
import { regionKind } from "@/lib/kinds";
import { findControl, isRelationControl, type LabelSchema } from "@/lib/labels/schema";

type Size = { widthPx: number; heightPx: number };
type Props = {
  image: Size;
  schema: LabelSchema;
  regions: readonly Region[];
  relations: readonly Relation[];
  colors: ReadonlyMap<string, string>;
};

/** Of the longer side of the image: arrows of the same two regions, and the tips. */
const ASIDE = 0.02;
const TIP = 0.014;

const headOf = ({ end: [x, y], heading }: Arrow, size: number): string => {
  const [left, right] = [-0.45, 0.45].map(
    (turn) => `${x - size * Math.cos(heading + turn)} ${y - size * Math.sin(heading + turn)}`,
  );
  return `M${x} ${y}L${left}L${right}Z`;
};

/** Those whose ends both lie on the image. */
export function RelationArrows({ image, schema, regions, relations, colors }: Props) {
  const longer = Math.max(image.widthPx, image.heightPx);
  const byId = new Map(regions.map((region) => [region.id, region]));
  const placeOf = (id: string): Rect | undefined => {
    const shape = byId.get(id)?.shape;
    return shape && regionKind(shape.kind).geometry?.bounds(shape);
  };
  const aside = asidesOf(relations, ASIDE * longer);
  return relations.map((relation) => {
    const [from, to] = [placeOf(relation.from), placeOf(relation.to)];
    const control = findControl(schema, relation.control);
    if (!from || !to || !control || !isRelationControl(control)) return null;
    const arrow = arrowBetween(from, to, aside.get(relation.id) ?? 0);
    const color = colors.get(`${relation.control}/${relation.label}`) ?? "var(--l8)";
    const path = `M${arrow.start.join(" ")}Q${arrow.bend.join(" ")} ${arrow.end.join(" ")}`;
    return (
      <g key={relation.id} fill="none" stroke={color} strokeWidth={2}>
        <title>
          {describeRelation(
            { schema, document: { answers: {}, regions: [...regions], relations: [] } },
            relation,
          )}
        </title>
        <path d={path} stroke="var(--halo)" strokeWidth={4} vectorEffect="non-scaling-stroke" />
        <path d={path} vectorEffect="non-scaling-stroke" />
        {control.directed && (
          <path d={headOf(arrow, TIP * longer)} fill={color} vectorEffect="non-scaling-stroke" />
        )}
      </g>
    );
  });
}
