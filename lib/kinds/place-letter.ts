/** A for the first place. A schema has at most 20 inputs. */
export const placeLetter = (place: number): string => String.fromCharCode("A".charCodeAt(0) + place);
