/** Why a folder in the folder of models holds no usable model. */
export const segment = {
  badName: "The name of the folder may have letters, digits, dots, hyphens and underscores only.",
  noManifest: "There is no {file}.",
  badManifest: "{file} is not JSON as the documentation describes it.",
  noFile: "There is no file {file}.",
  otherSize: "{file} has {found} bytes; the manifest says {bytes}.",
  otherSum: "The SHA-256 of {file} is {found}; the manifest says another one.",
  unreadable: "It cannot be read.",
} as const;
