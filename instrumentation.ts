/** Runs once when the server starts: opens and migrates the database, makes the owner from the environment, starts jobs. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./lib/server/start");
  await startServer();
}
