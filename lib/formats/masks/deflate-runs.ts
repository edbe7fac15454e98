/**
 * Compression of long runs of equal bytes into a zlib stream (RFC 1950) of one block of fixed codes (RFC 1951): a byte, then
 * copies of it. Libraries compress better, but differ in their bytes by version and machine, and a release has to be the
 * same on any.
 */
const CODES = fixedCodes();
/** The shortest length of each code from 257 on, and how many bits tell how much longer. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115];
const BASES = [...LENGTHS, 131, 163, 195, 227, 258];
const EXTRA = BASES.map((_, i) => (i < 8 || i === BASES.length - 1 ? 0 : Math.floor(i / 4) - 1));
const LONGEST = 258;
const SHORTEST = 3;
const END = 256;
const ADLER = 65_521;

/** Codes go into the stream from their highest bit on, all else from the lowest: so they are stored turned round. */
function fixedCodes(): { bits: number; length: number }[] {
  return Array.from({ length: 288 }, (_, symbol) => {
    const [code, length] =
      symbol < 144
        ? [0x30 + symbol, 8]
        : symbol < 256
          ? [0x190 + symbol - 144, 9]
          : symbol < 280
            ? [symbol - 256, 7]
            : [0xc0 + symbol - 280, 8];
    let bits = 0;
    for (let i = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
    return { bits, length };
  });
}

export type RunWriter = {
  /** The byte, so many times. */
  run: (byte: number, count: number) => void;
  /** @returns the stream; nothing may be written afterwards */
  end: () => Uint8Array;
};

export function deflateRuns(): RunWriter {
  let bytes = new Uint8Array(1 << 16);
  let [length, waiting, count] = [0, 0, 0];
  let [a, b] = [1, 0];
  const putByte = (byte: number) => {
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * bytes.length);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length++] = byte;
  };
  const putBits = (bits: number, width: number) => {
    waiting |= bits << count;
    for (count += width; count >= 8; count -= 8, waiting >>>= 8) putByte(waiting & 0xff);
  };
  const putSymbol = (symbol: number) => {
    const code = CODES[symbol] as { bits: number; length: number };
    putBits(code.bits, code.length);
  };
  const putCopy = (copied: number) => {
    let i = BASES.length - 1;
    while ((BASES[i] as number) > copied) i--;
    putSymbol(END + 1 + i);
    putBits(copied - (BASES[i] as number), EXTRA[i] as number);
    // The code of the distance 1.
    putBits(0, 5);
  };
  // Deflate with a window of 32 KiB, then the last block, of fixed codes.
  putBits(0x78, 8);
  putBits(0x01, 8);
  putBits(1, 1);
  putBits(1, 2);
  return {
    run: (byte, times) => {
      b = (b + times * a + (byte * times * (times + 1)) / 2) % ADLER;
      a = (a + byte * times) % ADLER;
      putSymbol(byte);
      let rest = times - 1;
      for (; rest >= SHORTEST; rest -= Math.min(rest, LONGEST)) putCopy(Math.min(rest, LONGEST));
      for (; rest > 0; rest--) putSymbol(byte);
    },
    end: () => {
      putSymbol(END);
      if (count > 0) putBits(0, 8 - count);
      for (const sum of [b, a]) for (const shift of [8, 0]) putByte((sum >> shift) & 0xff);
      return bytes.subarray(0, length);
    },
  };
}
