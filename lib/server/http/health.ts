/** Whether the process can answer and reach its database. Public, so the response holds no more than that. */
import { getServices } from "../services";

const VERSION = "0.1.0";

export async function health(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const { database } = await getServices();
    await database.read.raw.all("select 1", []);
    return Response.json({ status: "ok", version: VERSION, database: database.dialect }, { headers });
  } catch {
    // The failed request's log line has the cause; this response says only that the database is out of reach.
    return Response.json(
      { status: "unavailable", version: VERSION, database: "unreachable" },
      { status: 503, headers },
    );
  }
}
