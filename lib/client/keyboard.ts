/**
 * Shortcuts as text ("mod+shift+z", "?", "ArrowLeft") and which of them a key press means. Works on any layout: where
 * the layout gives no Latin letter (Russian, Greek, Hebrew …) the key's place on the keyboard counts, so Ctrl+Я is
 * Ctrl+Z. A letter that is itself a shortcut (a label with the key "д") wins over the place.
 */
export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

const MODIFIERS = ["ctrl", "meta", "alt", "shift"] as const;
const CODE_SYMBOLS: Record<string, string> = {
  BracketLeft: "[",
  BracketRight: "]",
  Semicolon: ";",
  Quote: "'",
  Backquote: "`",
  Backslash: "\\",
  Comma: ",",
  Period: ".",
  Slash: "/",
  Minus: "-",
  Equal: "=",
};
/** The symbols that Shift gives on a US layout, which written shortcuts assume. */
const SHIFTED: Record<string, string> = { Slash: "?", Equal: "+", Minus: "_" };

/** Order and case of the parts do not matter: "Shift+Mod+Z" is "mod+shift+z". `mod` is Command on a Mac, else Ctrl. */
export function normalizeShortcut(shortcut: string, isMac: boolean): string {
  const parts = shortcut === "+" ? ["+"] : shortcut.split(/(?<=[^+])\+/);
  const key = (parts.pop() ?? "").toLowerCase();
  const wanted = new Set<string>(
    parts.map((part) => {
      const name = part.toLowerCase();
      if (name === "mod") return isMac ? "meta" : "ctrl";
      return name === "cmd" ? "meta" : name === "control" ? "ctrl" : name === "option" ? "alt" : name;
    }),
  );
  return [...MODIFIERS.filter((name) => wanted.has(name)), key].join("+");
}

function codeKey(code: string, shift: boolean): string | null {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  if (/^Digit\d$/.test(code)) return code.slice(5);
  return (shift ? SHIFTED[code] : undefined) ?? CODE_SYMBOLS[code] ?? null;
}

const isAscii = (key: string) => /^[\x20-\x7e]$/.test(key);
const isLetter = (key: string) => /^\p{L}$/u.test(key);

/** The shortcuts a key press may mean, most literal first. */
export function shortcutsOf(press: KeyPress): string[] {
  const raw = press.key === " " ? "space" : press.key;
  const key = raw.toLowerCase();
  const held = MODIFIERS.filter((name) => press[`${name}Key`]);
  const bare = held.filter((name) => name !== "shift");
  const found: string[] = [];
  const add = (modifiers: readonly string[], name: string) => found.push([...modifiers, name].join("+"));
  const printable = [...raw].length === 1;
  const place = codeKey(press.code, false);
  // "?" and "+" need Shift on some layouts and not on others: Shift is then part of the character. Not so first of a digit
  // of its own key: a French layout has it without Shift by its place.
  if (printable && press.shiftKey && !isLetter(raw) && place !== raw) add(bare, key);
  add(held, key);
  if (!printable) return found;
  const shifted = codeKey(press.code, true);
  const foreign = !isAscii(raw) || press.altKey;
  if (foreign && press.shiftKey && shifted !== null && shifted !== place) add(bare, shifted);
  if (place === raw) add(bare, key);
  else if (place !== null && (foreign || /^\d$/.test(place) || press.shiftKey)) add(held, place);
  return found;
}

/** A single printable character without Ctrl, Alt or Command: what speech input may type by accident (WCAG 2.1.4). */
export function isSingleKey(shortcut: string): boolean {
  const key = shortcut.replace(/^shift\+/, "");
  return [...key].length === 1;
}

export type KeyBindings = {
  /** Normalised shortcut → action id. */
  byShortcut: Map<string, string>;
  /** Action id → its shortcuts as written, for showing. */
  byAction: Map<string, string[]>;
};

export type KeyPreferences = { keys: Record<string, string>; singleKeys: boolean };

/** Reads `{ keys, singleKeys }` out of stored preferences; anything else in there is left alone. */
export function keyPreferences(preferences: Record<string, unknown>): KeyPreferences {
  const keys: Record<string, string> = {};
  if (typeof preferences.keys === "object" && preferences.keys !== null)
    for (const [id, shortcut] of Object.entries(preferences.keys))
      if (typeof shortcut === "string") keys[id] = shortcut;
  return { keys, singleKeys: preferences.singleKeys !== false };
}

/**
 * Maps shortcuts to actions. A user's own key replaces the defaults of its action and wins over another action's
 * default; an empty one takes the key away.
 */
export function bindKeys(
  actions: readonly { id: string; shortcuts: readonly string[] }[],
  preferences: KeyPreferences,
  isMac: boolean,
): KeyBindings {
  const byShortcut = new Map<string, string>();
  const byAction = new Map<string, string[]>();
  const bind = (id: string, shortcut: string) => {
    const normal = normalizeShortcut(shortcut, isMac);
    if (shortcut === "" || byShortcut.has(normal)) return;
    if (!preferences.singleKeys && isSingleKey(normal)) return;
    byShortcut.set(normal, id);
    byAction.set(id, [...(byAction.get(id) ?? []), shortcut]);
  };
  for (const { id } of actions) {
    const own = preferences.keys[id];
    if (own !== undefined) bind(id, own);
  }
  for (const { id, shortcuts } of actions)
    if (preferences.keys[id] === undefined) for (const shortcut of shortcuts) bind(id, shortcut);
  return { byShortcut, byAction };
}

/** The action a key press asks for; undefined when none. */
export function actionFor(press: KeyPress, bindings: KeyBindings): string | undefined {
  for (const shortcut of shortcutsOf(press)) {
    const id = bindings.byShortcut.get(shortcut);
    if (id !== undefined) return id;
  }
  return undefined;
}

const SHOWN: Record<string, string> = {
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  delete: "Del",
  escape: "Esc",
  enter: "Enter",
  backspace: "⌫",
  space: "Space",
};

/** The shortcut as printed on the keys: "⌘⇧Z" on a Mac, "Ctrl+Shift+Z" elsewhere. */
export function showShortcut(shortcut: string, isMac: boolean): string {
  const parts = normalizeShortcut(shortcut, isMac).split(/(?<=[^+])\+/);
  const key = parts.pop() ?? "";
  const names = isMac
    ? { ctrl: "⌃", meta: "⌘", alt: "⌥", shift: "⇧" }
    : { ctrl: "Ctrl", meta: "Meta", alt: "Alt", shift: "Shift" };
  const shown = [...parts.map((part) => names[part as keyof typeof names]), SHOWN[key] ?? key.toUpperCase()];
  return shown.join(isMac ? "" : "+");
}

/** What an element does with keys itself. */
export type KeyOwner = { tagName: string; type?: string; isContentEditable: boolean; role: string | null };

const TEXT_INPUTS = /^(text|search|email|password|number|url|tel|date|time|datetime-local|)$/;
const ACTIVATED = new Set(["BUTTON", "A", "SUMMARY"]);
const ARROW_ROLES = new Set(["listbox", "option", "tab", "menuitem", "slider", "spinbutton", "radio"]);

export function isTyping({ tagName, type, isContentEditable }: KeyOwner): boolean {
  if (isContentEditable || tagName === "TEXTAREA" || tagName === "SELECT") return true;
  return tagName === "INPUT" && TEXT_INPUTS.test(type ?? "");
}

/** Enter or Space on a button, arrows in a list: the key belongs to what has the focus. */
export function ownsKey(owner: KeyOwner, press: KeyPress): boolean {
  if (press.ctrlKey || press.metaKey) return false;
  if (press.key === "Enter" || press.key === " ")
    return ACTIVATED.has(owner.tagName) || (press.key === " " && owner.tagName === "INPUT");
  if (!press.key.startsWith("Arrow") || press.altKey) return false;
  return (owner.tagName === "INPUT" && owner.type === "radio") || ARROW_ROLES.has(owner.role ?? "");
}
