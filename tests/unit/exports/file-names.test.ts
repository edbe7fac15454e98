import { expect, it } from "vitest";
import { fileNames } from "@/lib/exports/file-names";

const A = "a".repeat(64);
const B = "b".repeat(64);

it("keeps a name, without its folders and without what a file system may refuse", () => {
  const nameOf = fileNames();
  expect(nameOf("photos/2024/ship.png", A)).toBe("ship.png");
  expect(nameOf("..\\..\\boot.ini", A)).toBe("boot.ini");
  expect(nameOf("порт: вид?.jpg", A)).toBe("порт_вид_.jpg");
  expect(nameOf(".hidden", A)).toBe("_hidden");
  expect(nameOf("///", A)).toBe("image");
});

it("gives no name twice, also where case does not count and the contents are equal", () => {
  const nameOf = fileNames();
  const names = [nameOf("a/x.png", A), nameOf("b/X.PNG", B), nameOf("c/x.png", A), nameOf("d/x.png", A)];
  expect(names).toEqual(["x.png", "X-bbbbbbbb.PNG", "x-aaaaaaaa.png", "x-aaaaaaaa-2.png"]);
});

it("gives the same names for the same images in the same order", () => {
  const images = [
    ["x.png", A],
    ["x.png", B],
    ["x-bbbbbbbb.png", A],
    ["x.png", B],
  ] as const;
  const name = () => {
    const nameOf = fileNames();
    return images.map(([file, sum]) => nameOf(file, sum));
  };
  expect(new Set(name()).size).toBe(images.length);
  expect(name()).toEqual(name());
});
