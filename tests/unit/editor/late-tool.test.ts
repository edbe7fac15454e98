import { describe, expect, it, vi } from "vitest";
import { lateTool, loadLateTools } from "@/lib/editor/tools/late-tool";
import type { Tool, ToolContext } from "@/lib/editor/tools/tool";
import { NO_DRAFT } from "@/lib/editor/tools/tool";

const context = {} as ToolContext;
const TOOL: Tool = {
  initial: { phase: "idle" },
  step: () => ({ state: { phase: "drawing" }, commands: [] }),
  draft: () => ({ ...NO_DRAFT, marks: [[1, 2]] }),
  cursor: () => "cell",
};
const step = (tool: Tool) => tool.step({ phase: "idle" }, { type: "cancel" }, context).state.phase;

describe("a tool that is loaded late", () => {
  it("does nothing until it is there, and then what it does", async () => {
    const tool = lateTool(async () => TOOL);
    expect([step(tool), tool.draft(tool.initial, context)]).toEqual(["idle", NO_DRAFT]);
    expect(tool.cursor(tool.initial, context, null)).toBe("progress");
    await loadLateTools();
    expect([step(tool), tool.cursor(tool.initial, context, null)]).toEqual(["drawing", "cell"]);
    expect(tool.draft(tool.initial, context).marks).toEqual([[1, 2]]);
  });

  it("is given the gesture that was begun before it was there", async () => {
    const seen: string[] = [];
    const tool = lateTool(async () => ({
      ...TOOL,
      step: (_, event) => {
        seen.push(event.type);
        return { state: { phase: event.type === "up" ? "idle" : "drawing" }, commands: [] };
      },
    }));
    const at: [number, number] = [1, 2];
    const pointer = { point: at, screen: at, shift: false, alt: false };
    let state = tool.initial;
    let again: Promise<unknown> | undefined;
    // A movement alone begins nothing.
    for (const type of ["move", "down", "move", "up"] as const) {
      const given = tool.step(state, { ...pointer, type }, context);
      state = given.state;
      again = given.again ?? again;
    }
    expect([seen, state.phase]).toEqual([[], "late"]);
    await again;
    expect(tool.step(state, { type: "wake" }, context).commands).toEqual([]);
    expect(seen).toEqual(["down", "move", "up", "wake"]);
  });

  it("is given keys that were pressed before it was there", async () => {
    const seen: string[] = [];
    const tool = lateTool(async () => ({
      ...TOOL,
      step: (_, event) => {
        seen.push(event.type);
        return { state: { phase: "idle" }, commands: [] };
      },
    }));
    const chosen = tool.step(tool.initial, { type: "corner", way: "next" }, context);
    expect(tool.takesDelete?.(chosen.state)).toBe(true);
    const moved = tool.step(chosen.state, { type: "nudge", by: [1, 0] }, context);
    await moved.again;
    tool.step(moved.state, { type: "wake" }, context);
    expect(seen).toEqual(["corner", "nudge", "wake"]);
  });

  it("is tried again after it could not be loaded", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    let fails = true;
    const tool = lateTool(async () => {
      if (fails) throw new Error("no network");
      return TOOL;
    });
    await expect(loadLateTools()).rejects.toThrow("no network");
    expect(step(tool)).toBe("idle");
    fails = false;
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
    await loadLateTools();
    expect(step(tool)).toBe("drawing");
    warn.mockRestore();
  });
});
