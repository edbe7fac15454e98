/**
 * Parts of shapes as stored. Shapes on images are in pixels of the original, EXIF-upright image (floats), rotation in
 * degrees clockwise about the shape's centre. Text parts are Unicode code points, half-open, with the text they cover.
 */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";

/** Finite by zod's definition of a number: NaN and the infinities are refused. */
export const Px = z.number();
/** A length in pixels. */
export const Size = z.number().check(z.positive(says("answers.positiveSize")));
export const Degrees = z.number().check(z.minimum(-360), z.maximum(360));
export const Point = z.tuple([Px, Px]);
