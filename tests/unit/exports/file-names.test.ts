import { expect, it } from "vitest";
import { fileNames } from "@/lib/exports/file-names";

const A = "a".repeat(64);
const B = "b".repeat(64);
const PNG = "image/png";
const JPEG = "image/jpeg";

it("keeps a name, without its folders and without what a file system may refuse", () => {
  const nameOf = fileNames();
  expect(nameOf("photos/2024/ship.png", A, PNG)).toBe("ship.png");
  expect(nameOf("..\\..\\boot.webp", A, "image/webp")).toBe("boot.webp");
  expect(nameOf("порт: вид?.jpg", A, JPEG)).toBe("порт_вид_.jpg");
  expect(nameOf(".hidden.png", A, PNG)).toBe("_hidden.png");
  expect(nameOf("///", A, PNG)).toBe("image.png");
});

it("gives no name twice, also where case does not count and the contents are equal", () => {
  const nameOf = fileNames();
  const paths = [
    ["a/x.png", A],
    ["b/X.PNG", B],
    ["c/x.png", A],
    ["d/x.png", A],
  ] as const;
  const names = paths.map(([path, sum]) => nameOf(path, sum, PNG));
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
    return images.map(([file, sum]) => nameOf(file, sum, PNG));
  };
  expect(new Set(name()).size).toBe(images.length);
  expect(name()).toEqual(name());
});

it("ends like what the file is, and stays unique then", () => {
  const nameOf = fileNames();
  expect(nameOf("still.gif", A, PNG)).toBe("still.png");
  expect(nameOf("still.png", B, PNG)).toBe("still-bbbbbbbb.png");
  expect(nameOf("page.JPEG", A, JPEG)).toBe("page.JPEG");
  expect(nameOf("page.jpe", A, JPEG)).toBe("page.jpe");
  expect(nameOf("wrong.jpg", A, "image/webp")).toBe("wrong.webp");
  expect(nameOf("frame.0001", A, JPEG)).toBe("frame.0001.jpg");
  expect(nameOf("frame.0002", A, JPEG)).toBe("frame.0002.jpg");
  expect(nameOf("IMG_7", A, JPEG)).toBe("IMG_7.jpg");
  expect(nameOf("odd.dat", A, "application/octet-stream")).toBe("odd.dat");
});
