/** Small line icons on a 16 px grid, drawn in the colour of the text around them. */
const PATHS = {
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3 8.5l3.2 3.2L13 5",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  trash: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.7 7v4M9.3 7v4",
  up: "M8 12.5v-9M4.5 7L8 3.5 11.5 7",
  down: "M8 3.5v9M4.5 9L8 12.5 11.5 9",
  left: "M10 3.5L5.5 8l4.5 4.5",
  right: "M6 3.5L10.5 8 6 12.5",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L13.5 13.5",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  eyeOff:
    "M2 2l12 12M6.3 3.8A6.6 6.6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a12 12 0 0 1-1.9 2.4M10.8 11.7c-.8.5-1.7.8-2.8.8C4 12.5 1.5 8 1.5 8a12 12 0 0 1 2.6-3",
  lock: "M4 7.500h8v6H4zM5.5 7.500V5a2.5 2.5 0 0 1 5 0v2.5",
  unlock: "M4 7.500h8v6H4zM5.5 7.500V5a2.5 2.5 0 0 1 4.8-1",
  select: "M4 2.500l8.5 5-3.8.9L7 12.500z",
  contrast: "M8 13.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM8 2.500v11M8 5h3.500M8 8h5M8 11h3.500",
  corners:
    "M5 4.500l6 1.500 2 6-8 1zM3.500 3h3v3h-3zM9.500 4.500h3v3h-3zM11.500 10.500h3v3h-3zM3.500 11.500h3v3h-3z",
  cut: "M4.5 5.500a1.8 1.8 0 1 0 0-3.600 1.8 1.8 0 0 0 0 3.600zM4.5 14.100a1.8 1.8 0 1 0 0-3.600 1.8 1.8 0 0 0 0 3.600zM6 5l7.5 7.500M6 11l7.5-7.500",
  join: "M2.5 2.500h7v4h4v7h-7v-4h-4z",
  subtract: "M2.5 2.500h7v4h-3v3h-4zM6.5 6.500h7v7h-7z",
  intersect: "M2.5 2.500h7v7h-7zM6.5 6.500h7v7h-7zM6.500 9.500l3-3",
  hand: "M5 8V4.500a1 1 0 0 1 2 0V7M7 6.500v-3a1 1 0 0 1 2 0V7M9 4.500a1 1 0 0 1 2 0V8M11 6a1 1 0 0 1 2 0v3.500c0 2.5-1.5 4-4 4-2 0-3-.8-4-2.500L3.2 8.500c-.6-1 .8-1.8 1.5-.9L5.5 9",
  undo: "M5.5 3.500L2.5 6.500l3 3M2.5 6.500h7a4 4 0 0 1 0 7H6",
  redo: "M10.5 3.500l3 3-3 3M13.5 6.500h-7a4 4 0 0 0 0 7H10",
  columns: "M2.5 3v10M13.5 3v10M5.500 5h5M5.500 8h3M5.500 11h5",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  download: "M8 2.500v8M4.5 7.500L8 11l3.5-3.500M3 13.500h10",
  upload: "M8 11V3M4.5 6L8 2.5 11.5 6M3 13.500h10",
  group: "M1.500 1.500h13v13h-13zM4 4h4.500v4.500H4zM8 8h4v4H8z",
  copy: "M5.5 5.500h8v8h-8zM10.5 5.500v-3h-8v8h3",
  help: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.300c0-2.3 3.4-2.2 3.4-.1 0 1.4-1.7 1.5-1.7 2.8M8 11.300v.1",
  user: "M8 8a2.7 2.7 0 1 0 0-5.400A2.7 2.7 0 0 0 8 8zM3 13.500c.5-2.5 2.4-4 5-4s4.5 1.5 5 4",
  warning: "M8 2.500l6 11H2zM8 6.500v3.500M8 11.8v.1",
  sun: "M8 10.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8 1.500v2M8 12.500v2M1.5 8h2M12.5 8h2M3.4 3.400l1.4 1.400M11.2 11.200l1.4 1.400M3.4 12.600l1.4-1.400M11.2 4.8l1.4-1.4",
  moon: "M13.5 9.500A6 6 0 0 1 6.5 2.500a6 6 0 1 0 7 7z",
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <LineIcon path={PATHS[name]} size={size} />
);

/** @param path on a grid of 16 px */
export function LineIcon({ path, size = 16 }: { path: string; size?: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="flex-none"
    >
      <path d={path} />
    </svg>
  );
}
