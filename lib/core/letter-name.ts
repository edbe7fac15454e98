/** A, B, … Z, AA, AB …, as spreadsheets call their columns; empty below 0. */
export const letterName = (place: number): string =>
  place < 0 ? "" : letterName(Math.floor(place / 26) - 1) + String.fromCharCode(65 + (place % 26));
