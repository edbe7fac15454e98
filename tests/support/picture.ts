/** Images that browser tests look at: things of one colour on a plain ground, as files. */
import sharp from "sharp";
import type { UploadFile } from "./journey";

/** As CSS writes it, or red, green and blue up to 255. */
type Color = string | readonly [red: number, green: number, blue: number];

/** A rectangle of one colour, pixels of the image; red, as `seenAt` finds it, where no other colour is asked for. */
export type Thing = { left: number; top: number; width: number; height: number; color?: Color };

const GROUND = "#e8e4da";
const RED = "#c81e1e";

type Options = { name?: string; width?: number; height?: number; ground?: Color };

function filled(size: { width: number; height: number }, color: Color) {
  const background = typeof color === "string" ? color : { r: color[0], g: color[1], b: color[2] };
  return { create: { ...size, channels: 3 as const, background } };
}

/** A PNG with the things in the order they are painted. */
export async function picture(things: readonly Thing[] = [], options: Options = {}): Promise<UploadFile> {
  const { name = "a.png", width = 480, height = 320, ground = GROUND } = options;
  const buffer = await sharp(filled({ width, height }, ground))
    .composite(
      things.map(({ left, top, color = RED, ...size }) => ({ input: filled(size, color), left, top })),
    )
    .png()
    .toBuffer();
  return { name, mimeType: "image/png", buffer };
}
