import { expect, it } from "vitest";
import { HoldKeeper } from "@/lib/client/adjudication/hold-keeper";
import type { Holder } from "@/lib/contracts/adjudication";

const RITA: Holder = { name: "Rita", since: 1, until: 2 };

function open(answers: ({ expiresAt: number | null; holder: Holder | null } | "offline")[]) {
  const asked = { hold: 0, released: [] as number[], told: [] as (Holder | null)[] };
  const keeper = new HoldKeeper(
    {
      hold: async () => {
        const answer = answers[asked.hold++];
        if (!answer || answer === "offline") throw new Error("offline");
        return answer;
      },
      release: async (until) => asked.released.push(until),
    },
    (holder) => asked.told.push(holder),
  );
  return { keeper, asked };
}
const mine = (expiresAt: number) => ({ expiresAt, holder: null });

it("holds the task when its page opens, and longer only after a sign of the person", async () => {
  const { keeper, asked } = open([mine(10), mine(20)]);
  await keeper.renew();
  await keeper.renew();
  expect(asked.hold).toBe(1);
  keeper.touch();
  await keeper.renew();
  expect(asked.hold).toBe(2);
  keeper.leave();
  expect(asked.released).toEqual([20]);
});

it("a page that is left before it was told gives the task back when it is, and tells nothing any more", async () => {
  const { keeper, asked } = open([mine(10)]);
  const asking = keeper.renew();
  keeper.leave();
  await asking;
  expect(asked).toMatchObject({ released: [10], told: [] });
});

it("tells who else holds the task, and gives back nothing then", async () => {
  const { keeper, asked } = open([{ expiresAt: null, holder: RITA }, mine(10)]);
  await keeper.renew();
  keeper.touch();
  await keeper.renew();
  expect(asked.told).toEqual([RITA, null]);
  keeper.leave();
  expect(asked.released).toEqual([10]);
});

it("asks again after a stretch without a network", async () => {
  const { keeper, asked } = open(["offline", mine(10)]);
  await keeper.renew();
  expect(asked.told).toEqual([]);
  await keeper.renew();
  expect(asked.told).toEqual([null]);
});

it("a page that comes back as it was left holds the task again", async () => {
  const { keeper, asked } = open([mine(10), mine(20)]);
  await keeper.renew();
  keeper.leave();
  await keeper.comeBack();
  expect(asked).toMatchObject({ hold: 2, released: [10] });
});
