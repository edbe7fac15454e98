const D =
  "^lib/(agreement|annotation|assignment|charts|consensus|exports|formats|geometry|guidelines|imports|kinds|label-errors|labels|profile|quality|split|text-forms|vision)/";
// The drawing half of a kind lies in the folder of the kind, and belongs to the editor.
const DRAWING =
  "^lib/kinds/(regions/[^/]+/(edit|tool|extreme-tool|fill-tool|hole-tool|shape-editor|stroke|picked)|drawing/[^/]+)\\.ts$";
const err = (name, from, to) => ({ name, severity: "error", from, to });
module.exports = {
  forbidden: [
    // Messages take their keys and places from the types of the English texts.
    err(
      "core-imports-nothing",
      { path: "^lib/core/" },
      { path: "^(app|components|db|lib/(?!core/))", pathNot: "^lib/i18n/en/errors/" },
    ),
    err(
      "words-where-shown",
      { path: [D, "^lib/(core|editor|contracts)/", "^db/"] },
      { path: "^lib/i18n/(?!(index|locales)\\.ts)", dependencyTypesNot: ["type-only"] },
    ),
    err(
      "errors-not-in-first-load",
      { path: "^(components|lib/client)/" },
      { path: "^lib/i18n/([^/]+/errors/|tell\\.ts)", dependencyTypesNot: ["type-only"] },
    ),
    err(
      "domain-only-core-and-domain",
      { path: D, pathNot: DRAWING },
      { path: "^(app|components|db|lib/(server|client|contracts|editor))/" },
    ),
    err(
      "pure-no-framework",
      { path: [D, "^lib/(core|editor|contracts)/"] },
      { path: "node_modules/(react|react-dom|next|next-auth|drizzle-orm|better-sqlite3)/" },
    ),
    err(
      "pure-no-node-builtins",
      { path: [D, "^lib/(core|editor|contracts)/"] },
      { dependencyTypes: ["core"] },
    ),
    err(
      "pure-never-reaches-db",
      { path: [D, "^lib/(core|editor|contracts|client)/", "^components/"] },
      { path: "^(db|lib/server)/", reachable: true },
    ),
    err(
      "db-knows-no-app",
      { path: "^db/" },
      { path: "^(app|components|lib/(server|client|editor|contracts))/" },
    ),
    err(
      "drizzle-only-in-db",
      { path: "^(app|components|lib)/" },
      { path: "node_modules/(drizzle-orm|better-sqlite3)/" },
    ),
    err("app-goes-through-server", { path: "^app/" }, { path: "^db/" }),
    err("nobody-imports-app", { path: "^(components|lib|db)/" }, { path: "^app/" }),
    err("konva-only-in-annotate", { pathNot: "^components/annotate/" }, { path: "node_modules/konva/" }),
    err("no-tests-in-product", { path: "^(app|components|lib|db)/" }, { path: "^tests/" }),
    // A manifest of a kind loads its drawing half when a project needs it: no circle while the modules are made.
    err("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["dynamic-import"] } }),
    { name: "no-orphans", severity: "warn", from: { orphan: true, path: "^(lib|db|components)/" }, to: {} },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
