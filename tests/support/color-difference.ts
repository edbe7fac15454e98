/** What eyes make of two colours: contrast as in WCAG 2, difference as CIEDE2000 (Sharma, Wu, Dalal 2005). */
type Lab = readonly [lightness: number, a: number, b: number];

/** Red, green and blue as amounts of light, 0 to 1. */
function linear(hex: string): [red: number, green: number, blue: number] {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** CIELAB under D65. */
export function labOf(hex: string): Lab {
  const [red, green, blue] = linear(hex);
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const SEVENTH = 25 ** 7;

function hueWeight(hue: number): number {
  const cosine = (times: number, off: number) => Math.cos(radians(times * hue + off));
  return 1 - 0.17 * cosine(1, -30) + 0.24 * cosine(2, 0) + 0.32 * cosine(3, 6) - 0.2 * cosine(4, -63);
}

export function difference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + SEVENTH)));
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)];
  const hueOf = (a: number, b: number) => ((Math.atan2(b, a * (1 + g)) * 180) / Math.PI + 360) % 360;
  const [h1, h2] = [hueOf(a1, b1), hueOf(a2, b2)];
  const far = Math.abs(h1 - h2) > 180;
  const turn = far ? (h2 > h1 ? h2 - h1 - 360 : h2 - h1 + 360) : h2 - h1;
  const hue = (h1 + h2) / 2 + (far ? (h1 + h2 < 360 ? 180 : -180) : 0);
  const [light, mean] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const forLightness = 1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2);
  const byLightness = (l2 - l1) / forLightness;
  const byChroma = (c2 - c1) / (1 + 0.045 * mean);
  const byHue = (2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))) / (1 + 0.015 * mean * hueWeight(hue));
  const rotation =
    -2 *
    Math.sqrt(mean ** 7 / (mean ** 7 + SEVENTH)) *
    Math.sin(radians(60 * Math.exp(-(((hue - 275) / 25) ** 2))));
  return Math.sqrt(byLightness ** 2 + byChroma ** 2 + byHue ** 2 + rotation * byChroma * byHue);
}
