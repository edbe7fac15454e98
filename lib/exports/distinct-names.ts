/** Names of columns or members of which none is given twice. */

/**
 * @param taken names that are given already
 * @param fold names that are equal after it are one name
 * @returns a function that gives a name itself, or what `otherwise` makes of it until that is free
 */
export function distinctNames(taken: readonly string[], fold = (name: string): string => name) {
  const used = new Set(taken.map(fold));
  return (name: string, otherwise: (name: string) => string): string => {
    let free = name;
    while (used.has(fold(free))) free = otherwise(free);
    used.add(fold(free));
    return free;
  };
}
