/** A receiver of webhooks on this machine: keeps what arrives and answers as told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { headers: IncomingHttpHeaders; body: string; path: string };
export type Receiver = {
  url: string;
  port: number;
  received: Received[];
  /** How the next requests are answered: a status, another address, or not at all. Then 204. */
  answers: (number | { redirect: string } | "hang")[];
  connections: () => number;
  close: () => Promise<void>;
};

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: Receiver["answers"] = [];
  let connections = 0;
  const answer = (response: ServerResponse) => {
    const next = answers.shift() ?? 204;
    if (next === "hang") return;
    if (typeof next === "number") response.writeHead(next).end();
    else response.writeHead(302, { location: next.redirect }).end();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ headers: request.headers, body, path: request.url ?? "" });
      answer(response);
    });
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}/hook`, port, received, answers },
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
