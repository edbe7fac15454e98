/** The walk through label errors as it stands in the address of a task. */
import type * as z from "zod/mini";
import { LabelErrorWalkQuery } from "./label-errors";

export type ErrorWalk = z.infer<typeof LabelErrorWalkQuery>;
type Search = Partial<Record<string, string | string[]>>;

/** In an address, no state asks for open ones: what is looked at where nothing else is asked for. */
const ALL = "all";

const search = (
  control: [name: string, id: string],
  { given, suggested, state }: Omit<ErrorWalk, "control">,
) =>
  new URLSearchParams([
    control,
    ...(given === undefined ? [] : [["given", given]]),
    ...(suggested === undefined ? [] : [["suggested", suggested]]),
    ["state", state ?? ALL],
  ]).toString();

/** Of the page of a task. */
export const errorWalkSearch = ({ control, ...rest }: ErrorWalk): string => search(["errors", control], rest);
/** Of the list. */
export const errorListSearch = ({ control, ...rest }: ErrorWalk): string =>
  search(["control", control], rest);

/** Null where no label errors are walked through. */
export function readErrorWalk({ errors, given, suggested, state = "open" }: Search): ErrorWalk | null {
  const { data = null } = LabelErrorWalkQuery.safeParse({
    control: errors,
    ...(given && { given }),
    ...(suggested && { suggested }),
    ...(state !== ALL && { state }),
  });
  return data;
}
