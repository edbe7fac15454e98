"use client";
import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Region, Relation } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import type { TaskImage } from "@/lib/contracts/labeling";
import { isLine, regionKind, type Shape } from "@/lib/kinds";
import { dotsOf, traceShape } from "@/lib/kinds/outlines";
import { svgPath } from "@/lib/kinds/path";
import { colorRepeats, dashOf, labelColors } from "@/lib/labels/color";
import { findControl, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { regionLabels } from "../annotate/region-text";
import { RegionAnswerList } from "./region-answer-list";
import { hasRegionAnswers, regionWords } from "./region-words";
import { RelationArrows } from "./relation-arrows";
import type { ShownAnswer } from "./shown-answer";

type Props = {
  field: string;
  image: TaskImage;
  schema: LabelSchema;
  controls: ReadonlySet<string>;
  answers: ShownAnswer[];
  /** Comments name regions by their numbers. */
  numbered?: boolean;
};

/** The image once per annotator with their regions drawn over it; without regions it is shown once. */
export function ImageAnswers(props: Props) {
  const t = useT();
  const marked = props.answers.filter((answer) => answer.state !== "skipped");
  if (props.controls.size === 0 || marked.length === 0)
    return (
      // biome-ignore lint/performance/noImgElement: an asset of this very server
      <img src={props.image.url} alt={props.field} className="max-h-[70dvh] max-w-full bg-paper" />
    );
  return (
    <div className={classNames("grid gap-4", marked.length > 1 && "md:grid-cols-2")}>
      {marked.map((answer) => {
        const regions = answer.document.regions.filter((region) => props.controls.has(region.control));
        return (
          <section key={answer.annotationId} className="min-w-0">
            <h3>{t("tasks.regionsOf", { name: answer.name, count: regions.length })}</h3>
            <Overlay {...props} regions={regions} relations={answer.document.relations} name={answer.name} />
          </section>
        );
      })}
    </div>
  );
}

type OverlayProps = Props & { regions: Region[]; relations: Relation[]; name: string };

function Overlay({ field, image, schema, regions, relations, name, numbered = false }: OverlayProps) {
  const t = useT();
  const id = useId();
  const colors = labelColors(schema);
  // Numbers connect regions of the same label with their answers in the list. The list also shows the names that are cut
  // on the image.
  const listed =
    (numbered && regions.length > 0) ||
    relations.length > 0 ||
    hasRegionAnswers(schema, regions) ||
    regions.some((region) => regionLabels(schema, region).length > MAX_TAG_CHARS);
  const colorOf = (region: Region) => colors.get(`${region.control}/${region.labels[0]}`) ?? "var(--l8)";
  const repeats = colorRepeats(colors);
  const repeatOf = (region: Region) => repeats.get(`${region.control}/${region.labels[0]}`) ?? 0;
  return (
    <>
      <div className="relative mt-1 overflow-hidden rounded-md bg-paper">
        <svg
          role="img"
          aria-label={t("tasks.imageOf", { field, name })}
          viewBox={`0 0 ${image.widthPx} ${image.heightPx}`}
          className="block w-full"
        >
          <image href={image.url} width={image.widthPx} height={image.heightPx} />
          {regions.map((region) => (
            <g
              key={region.id}
              fill={isLine(region.shape.kind) ? "none" : colorOf(region)}
              fillOpacity={0.14}
              stroke={colorOf(region)}
              strokeWidth={2}
              strokeDasharray={dashOf(repeatOf(region)).join(" ") || undefined}
            >
              <title>{regionWords(schema, region)}</title>
              <use
                href={`#${id}-${region.id}`}
                fill="none"
                stroke="var(--halo)"
                strokeWidth={4}
                strokeDasharray="none"
              />
              <g id={`${id}-${region.id}`}>
                <Drawn schema={schema} region={region} />
              </g>
            </g>
          ))}
          <RelationArrows {...{ image, schema, regions, relations, colors }} />
        </svg>
        {regions.map((region, i) => (
          <Tag key={region.id} image={image} shape={region.shape} color={colorOf(region)}>
            {listed && `${i + 1} `}
            {regionLabels(schema, region)}
          </Tag>
        ))}
      </div>
      {listed ? (
        <RegionAnswerList {...{ schema, colors, regions }} />
      ) : (
        <ul className="mt-1 flex flex-wrap gap-x-3 text-muted text-xs">
          {regions.map((region) => (
            <li key={region.id} dir="auto">
              {regionLabels(schema, region)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Longer names are cut on the picture. */
const MAX_TAG_CHARS = 16;
/** Kept for a name at the right edge. */
const TAG_ROOM = "7rem";

type TagProps = { image: TaskImage; shape: Shape; color: string; children: ReactNode };

/** Stands outside the SVG, which shrinks with the screen, so that its text stays readable. */
function Tag({ image, shape, color, children }: TagProps) {
  const bounds = regionKind(shape.kind).geometry?.bounds(shape);
  if (!bounds) return null;
  const [left, top] = [(100 * bounds.x) / image.widthPx, (100 * bounds.y) / image.heightPx];
  return (
    <span
      aria-hidden
      dir="auto"
      style={{
        color,
        top: `${top}%`,
        left: `min(${left}%, 100% - ${TAG_ROOM})`,
        maxWidth: `max(100% - ${left}%, ${TAG_ROOM})`,
      }}
      className={classNames(
        "pointer-events-none absolute truncate rounded-sm bg-surface/85 px-1 font-semibold text-xs",
        // Above the shape, unless that would be outside.
        top > 6 && "-translate-y-full",
      )}
    >
      {children}
    </span>
  );
}

/** Kinds without a geometry are listed below the image only. */
function Drawn({ schema, region: { shape, control: id } }: { schema: LabelSchema; region: Region }) {
  const { geometry } = regionKind(shape.kind);
  const control = findControl(schema, id);
  if (!geometry || !control || !isRegionControl(control)) return null;
  const path = svgPath((sink) => traceShape(sink, shape, 1, control));
  return (
    <>
      <path d={path} vectorEffect="non-scaling-stroke" fillRule="evenodd" />
      {dotsOf(shape).map(({ point: [x, y], isHollow }, i) => (
        // The round ends of a line without a length are a dot, of the same size however large the image is shown.
        <g key={i} strokeLinecap="round" strokeDasharray="none">
          <path d={`M${x} ${y}h0`} vectorEffect="non-scaling-stroke" strokeWidth={10} stroke="var(--halo)" />
          <path d={`M${x} ${y}h0`} vectorEffect="non-scaling-stroke" strokeWidth={8} />
          {isHollow && (
            <path d={`M${x} ${y}h0`} vectorEffect="non-scaling-stroke" strokeWidth={5} stroke="#ffffff" />
          )}
        </g>
      ))}
    </>
  );
}
