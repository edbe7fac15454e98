/** CRC-32 of ISO 3309 as zip uses it, eight bytes a step ("slicing by 8"). */

const TABLES: Int32Array[] = [];
for (let table = 0; table < 8; table++) {
  const values = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    if (table === 0) {
      let value = byte;
      for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
      values[byte] = value;
    } else {
      const previous = TABLES[table - 1]?.[byte] ?? 0;
      values[byte] = (previous >>> 8) ^ (TABLES[0]?.[previous & 0xff] ?? 0);
    }
  }
  TABLES.push(values);
}
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES as [
  ...[Int32Array, Int32Array, Int32Array, Int32Array],
  ...[Int32Array, Int32Array, Int32Array, Int32Array],
];

/** @param from the checksum of the bytes before these; @returns an unsigned 32-bit number */
export function crc32(bytes: Uint8Array, from = 0): number {
  let crc = ~from;
  let at = 0;
  // Every index is within its table or the bytes, which the compiler cannot see.
  const at8 = (table: Int32Array, index: number) => table[index & 0xff] as number;
  for (const end = bytes.byteLength - 7; at < end; at += 8) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      at8(T7, crc) ^
      at8(T6, crc >>> 8) ^
      at8(T5, crc >>> 16) ^
      at8(T4, crc >>> 24) ^
      at8(T3, bytes[at + 4] as number) ^
      at8(T2, bytes[at + 5] as number) ^
      at8(T1, bytes[at + 6] as number) ^
      at8(T0, bytes[at + 7] as number);
  }
  for (; at < bytes.byteLength; at++) crc = at8(T0, crc ^ (bytes[at] as number)) ^ (crc >>> 8);
  return ~crc >>> 0;
}
