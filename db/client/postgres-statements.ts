/**
 * Statements that PostgreSQL keeps parsed and planned on each connection, by a name. Planning the queries of one submit
 * takes the server longer than running them.
 *
 * Behind a connection pooler the next transaction may run on another connection of the server, which does not know the
 * name. A pooler tells itself apart: it answers for the process of the server with a number of its own. Until the first
 * connection has compared the two, and behind a pooler always, statements go without names.
 */
import { createHash } from "node:crypto";
import type pg from "pg";

/** Given as the name of a prepared query; the name that the server gets is made of the text. */
export const KEPT = "kept";

type Config = pg.QueryConfig & { rowMode?: "array" };
type Connection = pg.Pool | pg.ClientBase;
type Query = (config: Config, values?: unknown[]) => Promise<pg.QueryResult>;

export type Statements = {
  /** Call with each new connection, and wait for it before anything else uses the connection. */
  watch: (client: pg.ClientBase) => Promise<void>;
  /** The name of a text that is run again and again; undefined where names are not safe. */
  nameOf: (text: string) => string | undefined;
  /** The connection as the query builder needs it. */
  forBuilder: (connection: Connection) => pg.Pool;
};

export function keepStatements(): Statements {
  let direct: boolean | undefined;
  const names = new Map<string, string>();

  const nameOf = (text: string): string | undefined => {
    if (!direct) return undefined;
    // Of the text, since the pages and the routes are bundled apart, and each bundle would count from one.
    const name = names.get(text) ?? createHash("sha256").update(text).digest("hex").slice(0, 32);
    names.set(text, name);
    return name;
  };

  return {
    nameOf,
    watch: async (client) => {
      if (direct !== undefined) return;
      const { processID } = client as unknown as { processID: number | null };
      const { rows } = await client.query("select pg_backend_pid() as pid");
      direct = rows[0]?.pid === processID;
    },
    forBuilder: (connection) => {
      const send = connection.query.bind(connection) as unknown as Query;
      const query: Query = (config, values) =>
        config.name === KEPT
          ? send({ ...config, name: nameOf(config.text) } as Config, values)
          : send(config, values);
      return { query } as unknown as pg.Pool;
    },
  };
}
