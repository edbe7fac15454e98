/** The refusal of an upload names the file: managers upload several, and lists show refusals long afterwards. */
import { AppError, at } from "@/lib/core/app-error";

function named(name: string, error: unknown): unknown {
  if (!(error instanceof AppError) || error.status >= 500 || name === "") return error;
  const { params = {} } = error.told;
  if (params.file === name || (error.told.key === "requests.at" && params.path === name)) return error;
  const { code, issues, extra, retryAfterSeconds } = error;
  return new AppError(code, at(name, error.told), {
    issues,
    extra,
    cause: error,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

/** Puts the file's name before what refuses it, unless it is there already. */
export async function namingFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw named(name, error);
  }
}

/** The same for a file that is read piece by piece. */
export async function* namingFileOf<T>(name: string, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces;
  } catch (error) {
    throw named(name, error);
  }
}
