/** Passwords that users choose: refused when they are among the first that an attacker would try. */
import { invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { hashPassword } from "./password";

/** Of 0 to 4: from 2 on an attacker needs a million tries and more, which the limits of signing in make years. */
const LEAST_SCORE = 2;

type Estimator = { check(password: string, words: string[]): { score: number } };
let estimator: Promise<Estimator> | undefined;

/** Its dictionaries take 15 MB, and most processes never see a new password. */
async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

/**
 * @param path of the password in the request, for the refusal
 * @param owner the user who gets the password: their own name and address are easy to guess, too
 * @throws AppError `invalid_input` when it is too easy to guess
 */
export async function hashNewPassword(
  password: string,
  path: string,
  owner: { name: string; email: string },
): Promise<string> {
  estimator ??= loadEstimator();
  const own = [owner.name.toLowerCase(), owner.email.toLowerCase()];
  const words = ["concord", ...own, ...own.flatMap((text) => text.split(/[\s@.]+/))];
  const { score } = (await estimator).check(password, words.filter(Boolean));
  if (score < LEAST_SCORE) throw invalid(path, say("access.weakPassword"));
  return hashPassword(password);
}
