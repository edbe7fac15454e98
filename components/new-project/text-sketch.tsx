/** A text of the label view as a drawing: words as bars, marked ones in the colours of labels. */
import { isRegionControl } from "@/lib/kinds";
import type { RegionControl } from "@/lib/labels/schema";
import { type SketchProps, sketchRegions } from "./sketch";

/** Of words, in turn. */
const WIDTHS = [13, 8, 17, 10, 6, 15, 11, 19, 7, 12, 9, 16] as const;
const WORD_GAP = 3;
const LINE = 12;
const WORD_HEIGHT = 3.5;
const PADDING = 6;
/** Of marked words, by their number in the text. */
const MARKED = [1, 5, 9, 14, 19, 25];
/** Words of a turn of a conversation. */
const TURN = 7;

type Word = { x: number; y: number; width: number };

/** As many words as there is room for. A new turn begins on a line of its own. */
function wordsIn({ place, input }: SketchProps): Word[] {
  const words: Word[] = [];
  const left = place.x + PADDING + (input.form ? 8 : 0);
  const right = place.x + place.width - PADDING;
  let [x, y] = [left, place.y + PADDING + 3];
  for (let i = 0; i < 200; i++) {
    const width = WIDTHS[i % WIDTHS.length] as number;
    const isTurn = input.form !== undefined && i > 0 && i % TURN === 0;
    if (x + width > right || isTurn) [x, y] = [left, y + LINE + (isTurn ? 2 : 0)];
    if (y + WORD_HEIGHT > place.y + place.height - 3) break;
    words.push({ x, y, width });
    x += width + WORD_GAP;
  }
  return words;
}

export function TextSketch(props: SketchProps) {
  const { schema, input, place, isRelated } = props;
  const controls = schema.controls.filter(
    (control): control is RegionControl => isRegionControl(control) && control.input === input.id,
  );
  const words = wordsIn(props);
  const places = MARKED.filter((at) => at < words.length);
  const regions = sketchRegions(schema, controls, places.length);
  const marks = regions.flatMap((region, i) => {
    const word = words[places[i] ?? -1];
    return word ? [{ ...region, word }] : [];
  });
  const colorAt = new Map(marks.map(({ word, color }) => [word, color]));
  const [from, to] = marks;
  return (
    <g>
      <rect {...place} rx={3} fill="var(--surface)" stroke="var(--line)" />
      {words.map((word, i) => {
        const { x, y, width } = word;
        const color = colorAt.get(word);
        return (
          <g key={i}>
            {input.form && i % TURN === 0 && (
              <rect x={place.x + 4} y={y - 1} width={3} height={6} rx={1.5} fill="var(--line-strong)" />
            )}
            {color && (
              <>
                <rect
                  x={x - 1.5}
                  y={y - 2.5}
                  width={width + 3}
                  height={8.5}
                  rx={1.5}
                  fill={color}
                  opacity={0.22}
                />
                <rect x={x - 1.5} y={y + 5} width={width + 3} height={1.5} fill={color} />
              </>
            )}
            <rect
              x={x}
              y={y}
              width={width}
              height={WORD_HEIGHT}
              rx={1.5}
              fill={color ?? "var(--line-strong)"}
              opacity={color ? 1 : 0.75}
            />
          </g>
        );
      })}
      {isRelated && from && to && (
        <path
          d={`M${from.word.x + from.word.width / 2} ${from.word.y - 2.5}C${from.word.x + 8} ${from.word.y - 9} ${to.word.x} ${from.word.y - 9} ${to.word.x + to.word.width / 2} ${to.word.y - 3}`}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={1.2}
        />
      )}
    </g>
  );
}
