/** The help: every heading that a page leads to stands in its document, and so does every link between the documents. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { HelpText } from "@/components/help/help-text";
import { headingId, headingsOf } from "@/lib/help/headings";
import { HELP_DOCUMENTS, HELP_PLACES, helpPath, isHelpDocument } from "@/lib/help/help-places";

const read = (name: string) => readFileSync(join(import.meta.dirname, `../../../docs/${name}.md`), "utf8");
const idsOf = (name: string) => headingsOf(read(name)).map(({ id }) => id);

describe("the help", () => {
  it("has every heading that pages lead to", () => {
    const missing = Object.values(HELP_PLACES).filter(
      ([name, heading]) => !idsOf(name).includes(headingId(heading)),
    );
    expect(missing).toEqual([]);
    expect(helpPath("tasks")).toBe("/help/managers#the-task-list");
  });

  it.each(HELP_DOCUMENTS)("shows the headings, tables and links of %s", (name) => {
    const html = renderToStaticMarkup(createElement(HelpText, { markdown: read(name) }));
    for (const id of idsOf(name)) expect(html).toContain(` id="${id}"`);
    expect(new Set(idsOf(name)).size).toBe(idsOf(name).length);
    const hrefs = [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href = ""]) => href);
    for (const href of hrefs) {
      const [, other = name, heading] =
        /^(?:\/help\/([\w-]+))?(?:#(.+))?$/.exec(href) ?? (/^https?:/.test(href) ? [] : [href, "no page"]);
      expect(isHelpDocument(other), href).toBe(true);
      if (heading) expect(idsOf(other), href).toContain(heading);
    }
    expect(html).not.toContain('src="');
  });
});

describe("headings", () => {
  it("are named as GitHub names them, without those in code", () => {
    const found = headingsOf("# A `b` and _c_!\n\n```\n# no heading\n```\n\n### Label Studio: JSON\n");
    expect(found).toEqual([
      { level: 1, title: "A b and c!", id: "a-b-and-c" },
      { level: 3, title: "Label Studio: JSON", id: "label-studio-json" },
    ]);
  });
});
