import { migrate, openDatabase } from "@/db/client";
import { readSettings } from "../config";
import { PROGRAM_ROOT } from "../services";
import type { Command } from "./command";

export const migrateDatabase: Command = {
  name: "migrate",
  summary: "Bring the database up to date (the server does this itself when it starts)",
  options: {},
  notes: ["All migrations are applied, or none. A database newer than this program is refused."],
  run: async () => {
    const database = openDatabase(readSettings(process.env).databaseUrl);
    try {
      const applied = await migrate(database, PROGRAM_ROOT, Date.now());
      console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
    } finally {
      await database.close();
    }
    return 0;
  },
};
