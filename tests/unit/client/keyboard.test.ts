import { describe, expect, it } from "vitest";
import {
  actionFor,
  bindKeys,
  isTyping,
  type KeyPress,
  keyPreferences,
  normalizeShortcut,
  ownsKey,
  showShortcut,
} from "@/lib/client/keyboard";
import { allActions } from "@/lib/editor/actions/all-actions";
import { IMAGE_SCHEMA, TEXT_SCHEMA } from "../../support/editor-driver";

const press = (key: string, code = "", held: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
});
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };
const actions = allActions(IMAGE_SCHEMA);
const bound = (preferences = {}, isMac = false) => bindKeys(actions, keyPreferences(preferences), isMac);

describe("shortcuts", () => {
  it("are written in any order and case", () => {
    expect(normalizeShortcut("Shift+Mod+Z", false)).toBe("ctrl+shift+z");
    expect(normalizeShortcut("mod+k", true)).toBe("meta+k");
    expect(normalizeShortcut("+", false)).toBe("+");
    expect(normalizeShortcut("ctrl++", false)).toBe("ctrl++");
  });

  it.each([
    ["undo", press("z", "KeyZ", ctrl), "edit.undo"],
    ["redo", press("Z", "KeyZ", { ...ctrl, ...shift }), "edit.redo"],
    ["a plain letter", press("b", "KeyB"), "tool.box"],
    ["? with Shift on a US layout", press("?", "Slash", shift), "task.ask"],
    ["? with Shift+ß on a German layout", press("?", "Minus", shift), "task.ask"],
    ["Shift+1", press("!", "Digit1", shift), "view.fitImage"],
    ["a digit on a French layout, where it needs Shift", press("&", "Digit1"), "label.objects/ship"],
    ["Shift with that digit", press("1", "Digit1", shift), "view.fitImage"],
    ["Enter", press("Enter", "Enter"), "task.submit"],
    ["Alt with an arrow", press("ArrowLeft", "ArrowLeft", { altKey: true }), "region.resize.left"],
    ["a rotation with Shift", press("<", "Comma", shift), "region.rotate.left15"],
  ])("%s", (_, event, id) => {
    expect(actionFor(event, bound())).toBe(id);
  });

  it.each([
    ["я is z: undo", press("я", "KeyZ", ctrl), "edit.undo"],
    ["Я with Shift: redo", press("Я", "KeyZ", { ...ctrl, ...shift }), "edit.redo"],
    ["и is b: box tool", press("и", "KeyB"), "tool.box"],
    ["ы is s: skip", press("ы", "KeyS"), "task.skip"],
    ["х is [: previous region", press("х", "BracketLeft"), "region.previous"],
    ["л with Ctrl is k: palette", press("л", "KeyK", ctrl), "palette.open"],
    ["? is Shift+7 there", press("?", "Digit7", shift), "task.ask"],
    ["б is a comma: rotate", press("б", "Comma"), "region.rotate.left"],
    ["З with Shift is P: previous task", press("З", "KeyP", shift), "task.previous"],
  ])("on a Russian layout %s", (_, event, id) => {
    expect(actionFor(event, bound())).toBe(id);
  });

  it("a label bound to a Cyrillic letter wins over the place of that key", () => {
    const [entities, topic] = TEXT_SCHEMA.controls;
    if (entities?.kind !== "span" || !topic) throw new Error("unexpected schema");
    const labels = [{ id: "sum", name: "Сумма", hotkey: "с" }];
    const own = allActions({ ...TEXT_SCHEMA, controls: [{ ...entities, labels }, topic] });
    const bindings = bindKeys(own, keyPreferences({}), false);
    expect(actionFor(press("с", "KeyC"), bindings)).toBe("label.entities/sum");
  });

  it("a person's own key replaces the default and wins over another action", () => {
    const bindings = bound({ keys: { "task.skip": "b", "tool.box": "shift+b" } });
    expect(actionFor(press("b", "KeyB"), bindings)).toBe("task.skip");
    expect(actionFor(press("B", "KeyB", shift), bindings)).toBe("tool.box");
    expect(actionFor(press("s", "KeyS"), bindings)).toBeUndefined();
  });

  it("single keys can be switched off; those with a modifier and named keys stay", () => {
    const bindings = bound({ singleKeys: false });
    expect(actionFor(press("b", "KeyB"), bindings)).toBeUndefined();
    expect(actionFor(press("?", "Slash", shift), bindings)).toBeUndefined();
    expect(actionFor(press("z", "KeyZ", ctrl), bindings)).toBe("edit.undo");
    expect(actionFor(press("Enter", "Enter"), bindings)).toBe("task.submit");
  });

  it("no two actions share a default key, in any schema of the app's kinds", () => {
    for (const schema of [IMAGE_SCHEMA, TEXT_SCHEMA]) {
      const keys = allActions(schema).flatMap((action) =>
        action.shortcuts.map((shortcut) => normalizeShortcut(shortcut, false)),
      );
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    }
  });

  it("ids of actions are unique", () => {
    const ids = actions.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are shown as printed on the keys", () => {
    expect(showShortcut("mod+shift+z", false)).toBe("Ctrl+Shift+Z");
    expect(showShortcut("mod+shift+z", true)).toBe("⌘⇧Z".replace("⌘⇧", "⌘⇧"));
    expect(showShortcut("ArrowLeft", false)).toBe("←");
  });
});

describe("who a key belongs to", () => {
  const owner = (tagName: string, type?: string, role: string | null = null) => ({
    ...{ tagName, isContentEditable: false, role },
    ...(type === undefined ? {} : { type }),
  });

  it("text fields keep what is typed, check boxes and radio buttons do not", () => {
    expect(isTyping(owner("INPUT", "search"))).toBe(true);
    expect(isTyping(owner("TEXTAREA"))).toBe(true);
    expect(isTyping({ ...owner("DIV"), isContentEditable: true })).toBe(true);
    expect(isTyping(owner("INPUT", "radio"))).toBe(false);
    expect(isTyping(owner("DIV", undefined, "textbox"))).toBe(false);
  });

  it("Enter on a button presses it, on a radio button it submits the task", () => {
    expect(ownsKey(owner("BUTTON"), press("Enter"))).toBe(true);
    expect(ownsKey(owner("INPUT", "radio"), press("Enter"))).toBe(false);
  });

  it("arrows belong to radio buttons and lists, elsewhere to the regions", () => {
    expect(ownsKey(owner("INPUT", "radio"), press("ArrowDown"))).toBe(true);
    expect(ownsKey(owner("DIV", undefined, "listbox"), press("ArrowDown"))).toBe(true);
    expect(ownsKey(owner("DIV", undefined, "application"), press("ArrowDown"))).toBe(false);
  });
});
