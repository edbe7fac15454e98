/** Images like photographs: smooth shapes of many sizes with edges and grain, the same for the same seed. */
import sharp from "sharp";
import { seededRandom } from "@/lib/core/random";

type Size = { width: number; height: number };

/** Grey levels of a scene: its parts lie where they lie whatever its size is. */
function levels(seed: number, { width, height }: Size): Uint8Array {
  const random = seededRandom(seed);
  const shapes = Array.from({ length: 40 }, () => ({
    x: random(),
    y: random(),
    wide: 0.03 + 0.25 * random() ** 2,
    high: 0.03 + 0.25 * random() ** 2,
    level: 160 * random() - 80,
    isHard: random() < 0.5,
  }));
  const [dx, dy] = [80 * random() - 40, 80 * random() - 40];
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let level = 128 + dx * (x / width - 0.5) + dy * (y / height - 0.5);
      for (const shape of shapes) {
        const away = ((x / width - shape.x) / shape.wide) ** 2 + ((y / height - shape.y) / shape.high) ** 2;
        if (away > 8) continue;
        level += shape.isHard ? (away < 1 ? shape.level : 0) : shape.level * Math.exp(-away);
      }
      grey[y * width + x] = Math.max(0, Math.min(255, level + 6 * random() - 3));
    }
  return grey;
}

/** A PNG of the scene. */
export function scene(seed: number, size: Size = { width: 320, height: 240 }): Promise<Buffer> {
  return sharp(levels(seed, size), { raw: { ...size, channels: 1 } })
    .png()
    .toBuffer();
}
