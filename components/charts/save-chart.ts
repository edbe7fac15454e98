/** Charts as files. */

export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own handle on the data once it began.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The picture by itself: colours of the theme in figures, a font that any program has, and a ground to stand on. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const theme = getComputedStyle(document.documentElement);
  const plain = (text: string) =>
    text.replace(
      /var\((--[\w-]+)\)/g,
      (_, name: string) => theme.getPropertyValue(name).trim() || "currentColor",
    );
  for (const tip of copy.querySelectorAll('[aria-label="tip"]')) tip.remove();
  for (const element of [copy, ...copy.querySelectorAll("*")])
    for (const { name, value } of [...element.attributes])
      if (value.includes("var(")) element.setAttribute(name, plain(value));
  copy.removeAttribute("aria-hidden");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.style.fontFamily = "system-ui, sans-serif";
  copy.style.background = theme.getPropertyValue("--surface").trim();
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

/** A name of a file from what people have named: no signs that a file system refuses. */
export const fileName = (...parts: string[]): string =>
  parts
    .join("-")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .toLowerCase();
