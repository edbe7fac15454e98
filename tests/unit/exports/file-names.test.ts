import { expect, it } from "vitest";
import { fileNames } from "@/lib/exports/file-names";

const A = "a".repeat(64);
const B = "b".repeat(64);
const PNG = "image/png";
const JPEG = "image/jpeg";

it("keeps a name with its folders, without what a file system may refuse", () => {
  const nameOf = fileNames();
  expect(nameOf("photos/2024/ship.png", A, PNG)).toBe("photos/2024/ship.png");
  expect(nameOf("set_1/image_1.png", A, PNG)).toBe("set_1/image_1.png");
  expect(nameOf("set_2/image_1.png", B, PNG)).toBe("set_2/image_1.png");
  expect(nameOf("порт: вид?.jpg", A, JPEG)).toBe("порт_ вид_.jpg");
  expect(nameOf("Камера 3/img (1), day & night.png", A, PNG)).toBe("Камера 3/img (1), day & night.png");
  expect(nameOf(".hidden.png", A, PNG)).toBe("_hidden.png");
  expect(nameOf("и\u0306.png", A, PNG)).toBe("й.png");
  expect(nameOf("nul/con.d/aux.png", A, PNG)).toBe("_nul/_con.d/_aux.png");
  expect(nameOf("end./x.png", A, PNG)).toBe("end_/x.png");
  expect(nameOf("///", A, PNG)).toBe("image.png");
});

it("leads nowhere out of the archive", () => {
  const nameOf = fileNames();
  expect(nameOf("..\\..\\boot.webp", A, "image/webp")).toBe("boot.webp");
  expect(nameOf("/etc/./a/../x.png", A, PNG)).toBe("etc/a/x.png");
  expect(nameOf("C:\\Users\\y.png", A, PNG)).toBe("C_/Users/y.png");
  expect(nameOf("...", A, PNG)).toBe("_.png");
});

it("gives no file the name of a folder, and no folder that of a file", () => {
  const nameOf = fileNames();
  expect(nameOf("x.png", A, PNG)).toBe("x.png");
  expect(nameOf("X.PNG/y.png", A, PNG)).toBe("X.PNG_/y.png");
  expect(nameOf("z.png/y.png", A, PNG)).toBe("z.png/y.png");
  expect(nameOf("Z.png", B, PNG)).toBe("Z-bbbbbbbb.png");
  expect(nameOf("Z.PNG/other.png", B, PNG)).toBe("Z.PNG/other.png");
});

it("gives no name twice, also where case does not count and the contents are equal", () => {
  const nameOf = fileNames();
  const paths = [
    ["a/x.png", A],
    ["A/X.PNG", B],
    ["a/x.png", A],
    ["a/x.png", A],
    ["b/x.png", A],
  ] as const;
  const names = paths.map(([path, sum]) => nameOf(path, sum, PNG));
  expect(names).toEqual(["a/x.png", "A/X-bbbbbbbb.PNG", "a/x-aaaaaaaa.png", "a/x-aaaaaaaa-2.png", "b/x.png"]);
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
