/** A receiver of webhooks on this machine: keeps what arrives and answers as told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { headers: IncomingHttpHeaders; body: string; path: string };
export type Receiver = {
  url: string;
  port: number;
  received: Received[];
  /** How the next requests are answered: a status, another address, these very bytes, or not at all. Then 204. */
  answers: (number | { redirect: string } | { bytes: string } | "hang" | "close")[];
  connections: () => number;
  close: () => Promise<void>;
};

/** What Node tells a client by neither `response` nor `error`. */
export const SWITCHING_PROTOCOLS =
  "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n";

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: Receiver["answers"] = [];
  let connections = 0;
  const answer = (response: ServerResponse) => {
    const next = answers.shift() ?? 204;
    if (next === "hang") return;
    if (next === "close") response.socket?.end();
    else if (typeof next === "number") response.writeHead(next).end();
    else if ("bytes" in next) response.socket?.write(next.bytes);
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
