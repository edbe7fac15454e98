/**
 * How an image is shown, as a CSS filter. Gamma and equalising are one table of levels in an SVG filter; the image itself
 * stays as it is.
 */
import type { ImageLook } from "@/lib/editor/state";

const SVG = "http://www.w3.org/2000/svg";
const LEVELS = 256;
/** Of the copy whose levels are counted: more would say the same. */
const SAMPLE_PX = 512;

const equalisers = new WeakMap<HTMLImageElement, readonly number[]>();

/** The share of pixels up to each level of grey, 0 to 1: as a table of levels it makes all of them equally frequent. */
export function equalisingTable(pixels: Uint8ClampedArray): number[] {
  const counts = new Array<number>(LEVELS).fill(0);
  let total = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] === 0) continue;
    const [red = 0, green = 0, blue = 0] = [pixels[i], pixels[i + 1], pixels[i + 2]];
    const level = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    counts[level] = (counts[level] ?? 0) + 1;
    total += 1;
  }
  const first = counts.find((count) => count > 0) ?? 0;
  // An image of one level has nothing to spread.
  if (total - first <= 0) return counts.map((_, level) => level / (LEVELS - 1));
  let below = 0;
  return counts.map((count) => {
    below += count;
    return Math.max(0, below - first) / (total - first);
  });
}

function equaliserOf(image: HTMLImageElement): readonly number[] {
  const known = equalisers.get(image);
  if (known) return known;
  const scale = Math.min(1, SAMPLE_PX / Math.max(image.naturalWidth, image.naturalHeight, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const table = equalisingTable(
    context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray(),
  );
  equalisers.set(image, table);
  return table;
}

/** Levels after equalising and gamma, 0 to 1 each. */
function levelsOf({ gamma, isEqualised }: ImageLook, image: HTMLImageElement): number[] {
  const equal = isEqualised ? equaliserOf(image) : null;
  return Array.from(
    { length: LEVELS },
    (_, level) => (equal?.[level] ?? level / (LEVELS - 1)) ** (1 / gamma),
  );
}

let filters = 0;

/** The filter element of a view, made the first time. */
function tableFilter(holder: HTMLElement, levels: readonly number[]): string {
  let filter = holder.querySelector("filter");
  if (!filter) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("width", "0");
    svg.setAttribute("height", "0");
    filter = document.createElementNS(SVG, "filter");
    filters += 1;
    filter.id = `levels-${filters}`;
    filter.setAttribute("color-interpolation-filters", "sRGB");
    const transfer = document.createElementNS(SVG, "feComponentTransfer");
    for (const channel of ["R", "G", "B"]) transfer.append(document.createElementNS(SVG, `feFunc${channel}`));
    filter.append(transfer);
    svg.append(filter);
    holder.append(svg);
  }
  const table = levels.map((level) => level.toFixed(4)).join(" ");
  for (const part of filter.querySelectorAll("feFuncR, feFuncG, feFuncB")) {
    part.setAttribute("type", "table");
    part.setAttribute("tableValues", table);
  }
  return `url(#${filter.id})`;
}

/** @param holder of the canvases, which gets the SVG filter */
export function filterOf(look: ImageLook, image: HTMLImageElement, holder: HTMLElement): string {
  const { brightness, contrast, gamma, isInverted, isEqualised } = look;
  const parts = gamma !== 1 || isEqualised ? [tableFilter(holder, levelsOf(look, image))] : [];
  if (brightness !== 1) parts.push(`brightness(${brightness})`);
  if (contrast !== 1) parts.push(`contrast(${contrast})`);
  if (isInverted) parts.push("invert(1)");
  return parts.join(" ");
}
