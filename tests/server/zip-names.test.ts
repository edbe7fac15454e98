/** Names in a zip, as the server reads them and as the browser does: a preview must speak of the names of the import. */
import { crc32 } from "node:zlib";
import { expect, it } from "vitest";
import { zipOutline } from "@/lib/client/zip-outline";
import { byCount } from "@/lib/imports/archive-names";
import { openUploadedZip } from "@/lib/server/imports/uploaded-zip";
import { saidBy } from "../support/said";
import { sourceOf, unzip, zipOf, zipWithRawNames } from "../support/zip";

async function namesOf(zip: Buffer) {
  const opened = await openUploadedZip(sourceOf(zip));
  const { outline } = await zipOutline(new Blob([new Uint8Array(zip)]), undefined);
  for (const name of opened.names) expect(Buffer.from(await opened.image(name)).toString()).toBe("x");
  return {
    server: opened.names,
    // The server puts those of the outline in order, too.
    browser: Object.keys(await unzip(new Uint8Array(await outline.arrayBuffer()))).sort(byCount),
  };
}
const entry = (name: string): [Buffer, Buffer] => [Buffer.from(name, "latin1"), Buffer.from("x")];

it("are the same on both sides, whatever program wrote them", async () => {
  const old = await zipWithRawNames([
    entry("\x8f\xe0\xa8\xa2\xa5\xe2.png"), // CP866
    [Buffer.from("Пока.png"), Buffer.from("x")], // UTF-8 that nobody said
    entry("caf\x82.png"), // CP437
    entry("plain\x01.png"),
  ]);
  const expected = ["Привет.png", "Пока.png", "café.png", "plain\x01.png"].sort(byCount);
  expect(await namesOf(old)).toEqual({ server: expected, browser: expected });
  const flagged = await zipOf({ "Привет.png": Buffer.from("x"), "猫/x.png": Buffer.from("x") });
  const names = ["Привет.png", "猫/x.png"];
  expect(await namesOf(flagged)).toEqual({ server: names, browser: names });
});

it("have folders where a program of Windows wrote backslashes", async () => {
  const raw = (name: string): [Buffer, Buffer] => [Buffer.from(name), Buffer.from("x")];
  const zip = await zipWithRawNames([
    raw("set1\\img 1.png"),
    raw("set1\\Ряд\\img 2.png"),
    raw("set2/img 1.png"),
    raw("set3\\"),
    raw("__MACOSX\\x.png"),
    entry("\x8f\xe0\xa8\\y.png"),
  ]);
  const names = ["set1/img 1.png", "set1/Ряд/img 2.png", "set2/img 1.png", "При/y.png"].sort(byCount);
  expect((await namesOf(zip)).server).toEqual(names);
});

it.each([
  ["..\\up.png", "invalid relative path: ../up.png"],
  ["a\\..\\..\\up.png", "invalid relative path: a/../../up.png"],
  ["\\server\\x.png", "absolute path: /server/x.png"],
  ["C:\\x.png", "absolute path: C:/x.png"],
])("are checked with their backslashes read: %s", async (name, problem) => {
  const zip = await zipWithRawNames([[Buffer.from(name), Buffer.from("x")]]);
  expect(await namesOf(zip).catch(saidBy)).toBe(`The zip is refused: ${problem}`);
});

it("that become the same are refused", async () => {
  const zip = await zipWithRawNames([entry("a\\x.png"), entry("a/x.png")]);
  expect(await namesOf(zip).catch(saidBy)).toBe("a/x.png stands twice in the zip. Rename or remove one.");
});

it("are those of the Unicode field where an entry has one", async () => {
  const raw = Buffer.from("\x8f\xe0\xa8.png", "latin1");
  const name = Buffer.from("Другое.png");
  const data = Buffer.alloc(9);
  data.writeUInt16LE(0x7075, 0);
  data.writeUInt16LE(5 + name.length, 2);
  data.writeUInt8(1, 4);
  data.writeUInt32LE(crc32(raw), 5);
  const field = Buffer.concat([data, name]);
  const zip = await zipWithRawNames([[raw, Buffer.from("x")]]);
  const central = zip.indexOf("PK\x01\x02");
  const end = zip.indexOf("PK\x05\x06");
  const behindName = central + 46 + raw.length;
  const length = zip.readUInt16LE(central + 30);
  zip.writeUInt16LE(length + field.length, central + 30);
  zip.writeUInt32LE(zip.readUInt32LE(end + 12) + field.length, end + 12);
  const withField = Buffer.concat([zip.subarray(0, behindName), field, zip.subarray(behindName)]);
  expect(await namesOf(withField)).toEqual({ server: ["Другое.png"], browser: ["Другое.png"] });
});
