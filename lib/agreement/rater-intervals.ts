/**
 * Intervals of measures that need to know which rater gave which rating (Conger, Hubert, intraclass correlations): units are drawn
 * again with their raters, and the sums by rater and by pair of raters are made anew for each replicate.
 */
import { type BootstrapOptions, bootstrapIntervals, type Interval } from "./bootstrap";
import { coincidenceBuilder } from "./coincidence";
import type { Categories, RaterData, RaterMeasure } from "./measure";
import type { RatedUnit, RaterTable, RatingTally } from "./rating-tally";

/** Where a unit's ratings go: cells of tables of pairs, and the contribution that its ratings make without their raters. */
type Places = { cells: number[]; contribution: number };

/** The cells of all tables under one number each, and the tables with counts that can be set. */
function flatTables(tables: readonly RaterTable[], raters: readonly string[]) {
  const cells: [number, number, number][] = [];
  const places = new Map<string, number>();
  const indices = new Map(raters.map((rater, i) => [rater, i]));
  const copies = tables.map((table) => ({
    ...table,
    cells: table.cells.map(([i, j]) => {
      const cell: [number, number, number] = [i, j, 0];
      places.set(`${indices.get(table.a)} ${indices.get(table.b)} ${i} ${j}`, cells.length);
      cells.push(cell);
      return cell;
    }),
  }));
  return { cells, places, tables: copies };
}

function placesOf(
  { ratings }: RatedUnit,
  places: ReadonlyMap<string, number>,
  contributions: ReadonlyMap<string, number>,
): Places {
  const cells: number[] = [];
  ratings.forEach(([a, i], at) => {
    for (const [b, j] of ratings.slice(at + 1)) cells.push(places.get(`${a} ${b} ${i} ${j}`) as number);
  });
  const key = ratings.map(([, category]) => category).sort((x, y) => x - y);
  return { cells, contribution: contributions.get(key.join()) ?? -1 };
}

/** Ratings by category of each rater, counted when a measure asks for them: most do not. */
function givenBy(rated: readonly RatedUnit[], units: Float64Array, raters: number) {
  const given = Array.from({ length: raters }, () => new Map<number, number>());
  rated.forEach(({ ratings }, at) => {
    const count = units[at] as number;
    if (count > 0)
      for (const [rater, category] of ratings) {
        const own = given[rater] as Map<number, number>;
        own.set(category, (own.get(category) ?? 0) + count);
      }
  });
  return given;
}

/**
 * @returns 95 % limits by measure, in their order; null where the tally does not know who gave what, and see `bootstrapIntervals`
 */
export function raterIntervals(
  measures: readonly RaterMeasure[],
  tally: RatingTally,
  categories: Categories,
  options: BootstrapOptions,
): (Interval | null)[] {
  const { raters } = tally;
  if (measures.length === 0 || !tally.rated || options.replicates === 0) return measures.map(() => null);
  const { units: rated, ratings } = tally.rated();
  const { cells, places, tables } = flatTables(tally.tables, raters);
  const contributions = tally.contributions.map((one) => ({ ...one }));
  const byRatings = new Map(ratings.map((own, i) => [own.join(), i]));
  const all = rated.map((one) => placesOf(one, places, byRatings));
  const build = coincidenceBuilder(contributions, categories.values.length);
  const tablesOf = (units: Float64Array) => {
    for (const cell of cells) cell[2] = 0;
    all.forEach((one, at) => {
      const count = units[at] as number;
      if (count > 0) for (const cell of one.cells) (cells[cell] as [number, number, number])[2] += count;
    });
    for (const table of tables) table.n = table.cells.reduce((sum, [, , count]) => sum + count, 0);
    return tables;
  };
  const dataOf = (units: Float64Array): RaterData => {
    for (const one of contributions) one.units = 0;
    all.forEach((one, at) => {
      const own = contributions[one.contribution];
      if (own) own.units += units[at] as number;
    });
    return {
      matrix: build(contributions.map((one) => one.units)),
      contributions,
      // Of many raters there are thousands of pairs, and most measures ask for none.
      get tables() {
        return tablesOf(units);
      },
      get byRater() {
        return givenBy(rated, units, raters.length);
      },
    };
  };
  const steps = all.reduce((sum, one) => sum + one.cells.length + 2, 0);
  return bootstrapIntervals(
    rated.map(({ units }) => units),
    (units) => {
      const data = dataOf(units);
      return measures.map(({ of }) => of(data, categories).value);
    },
    steps + measures.length * (cells.length + contributions.length),
    options,
  );
}
