/** Draws a harbour scene as SVG. Every shape fills its object's box, so the true boxes are true. */
import {
  type HarbourObject,
  HEIGHT_PX,
  HORIZON_PX,
  QUAY_PX,
  type Scene,
  type Weather,
  WIDTH_PX,
} from "./harbour-scene";

const SKY: Record<Weather, [string, string]> = {
  clear: ["#6fa8d6", "#d9ecf7"],
  cloudy: ["#8d99a6", "#cfd6dc"],
  fog: ["#b9bfc4", "#d8dbdd"],
  night: ["#0b1430", "#27375f"],
};
const VEIL: Partial<Record<Weather, string>> = {
  fog: `<rect width="${WIDTH_PX}" height="${HEIGHT_PX}" fill="#e3e6e8" opacity="0.58"/>`,
  night: `<rect width="${WIDTH_PX}" height="${HEIGHT_PX}" fill="#060b1e" opacity="0.55"/>`,
};

const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

type Draw = (width: number, height: number, color: string) => string;

const ship: Draw = (w, h, color) => {
  const deck = h * 0.58;
  const cargo = Array.from({ length: 6 }, (_, i) =>
    rect(
      w * (0.06 + i * 0.1),
      deck - h * (i % 2 ? 0.3 : 0.16),
      w * 0.09,
      h * (i % 2 ? 0.3 : 0.16),
      i % 3 ? "#a0522d" : "#4a708b",
    ),
  ).join("");
  const bridge =
    rect(w * 0.72, h * 0.16, w * 0.16, deck - h * 0.16, "#e9ecef") +
    rect(w * 0.73, h * 0.22, w * 0.14, h * 0.07, "#33485c") +
    rect(w * 0.79, 0, w * 0.03, h * 0.17, "#555f69");
  return `${cargo}${bridge}<path d="M0 ${deck}H${w}L${w * 0.95} ${h}H${w * 0.06}Z" fill="${color}"/>${rect(w * 0.05, h * 0.93, w * 0.9, h * 0.04, "#7a1f1a")}`;
};

const boat: Draw = (w, h, color) =>
  `<path d="M0 ${h * 0.55}H${w}L${w * 0.84} ${h}H${w * 0.14}Z" fill="${color}"/>${rect(w * 0.36, h * 0.2, w * 0.3, h * 0.36, "#f4f1e8")}${rect(w * 0.4, h * 0.27, w * 0.22, h * 0.14, "#3a4a58")}${rect(w * 0.5, 0, w * 0.03, h * 0.22, "#4d4d4d")}`;

const crane: Draw = (w, h, color) => {
  const line = (x1: number, y1: number, x2: number, y2: number, thick: number) =>
    `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${color}" stroke-width="${thick}"/>`;
  const boom = h * 0.17;
  return [
    rect(w * 0.58, h * 0.4, w * 0.05, h * 0.6, color),
    rect(w * 0.95, h * 0.4, w * 0.05, h * 0.6, color),
    rect(w * 0.58, h * 0.4, w * 0.42, h * 0.03, color),
    rect(w * 0.74, 0, w * 0.05, h * 0.42, color),
    rect(0, boom, w, h * 0.035, color),
    line(w * 0.765, 4, w * 0.04, boom, 3),
    line(w * 0.765, 4, w * 0.98, boom, 3),
    line(w * 0.2, boom, w * 0.2, h * 0.42, 2),
    rect(w * 0.66, boom + h * 0.035, w * 0.1, h * 0.07, "#dfe3e6"),
    line(w * 0.6, h * 0.98, w * 0.97, h * 0.44, 3),
  ].join("");
};

const container: Draw = (w, h, color) => {
  const ribs = Array.from({ length: 12 }, (_, i) =>
    rect(4 + i * ((w - 8) / 12), 4, 2, h - 8, "#00000033"),
  ).join("");
  return rect(0, 0, w, h, color) + ribs;
};

const DRAW: Record<HarbourObject["label"], Draw> = { ship, crane, container, "small-boat": boat };

function drawObject({ label, box, color }: HarbourObject): string {
  const { x, y, width, height, rotation } = box;
  const turn = `rotate(${rotation} ${width / 2} ${height / 2})`;
  return `<g transform="translate(${x} ${y}) ${turn}">${DRAW[label](width, height, color)}</g>`;
}

function lamps(scene: Scene): string {
  if (scene.weather !== "night") return "";
  return scene.objects
    .filter(({ label }) => label !== "container")
    .map(
      ({ box }) =>
        `<circle cx="${box.x + box.width / 2}" cy="${box.y + box.height * 0.25}" r="5" fill="#ffe9a8"/>`,
    )
    .join("");
}

export function drawHarbour(scene: Scene): string {
  const [top, low] = SKY[scene.weather];
  const waves = Array.from({ length: 26 }, (_, i) => {
    const y = HORIZON_PX + 8 + i * 8;
    return rect((i * 137) % 840, y, 60 + ((i * 53) % 70), 2, "#ffffff2e");
  }).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${HEIGHT_PX}">
<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient>
<linearGradient id="w" x2="0" y2="1"><stop stop-color="#6d93a8"/><stop offset="1" stop-color="#2c556e"/></linearGradient></defs>
<rect width="${WIDTH_PX}" height="${HORIZON_PX}" fill="url(#s)"/>
<path d="M0 ${HORIZON_PX}V250Q160 215 330 252T700 240T960 256V${HORIZON_PX}Z" fill="#7d8f86"/>
<rect y="${HORIZON_PX}" width="${WIDTH_PX}" height="${QUAY_PX - HORIZON_PX + 20}" fill="url(#w)"/>${waves}
${scene.objects.filter(isAfloat).map(drawObject).join("")}
<rect y="${QUAY_PX + 16}" width="${WIDTH_PX}" height="${HEIGHT_PX - QUAY_PX}" fill="#8c8780"/>
<rect y="${QUAY_PX + 16}" width="${WIDTH_PX}" height="7" fill="#5f5b56"/>
${scene.objects
  .filter((object) => !isAfloat(object))
  .map(drawObject)
  .join("")}
${VEIL[scene.weather] ?? ""}${lamps(scene)}</svg>`;
}

const isAfloat = ({ label }: HarbourObject) => label === "ship" || label === "small-boat";
