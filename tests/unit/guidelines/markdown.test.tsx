/** Guideline markdown as it is shown: a manager's text, which may hold anything at all. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { GuidelineText } from "@/components/ui/markdown";
import { isReadableMarkdown } from "@/components/ui/markdown-limits";

const shown = (markdown: string) => renderToStaticMarkup(<GuidelineText markdown={markdown} />);
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map((match) => match[1]);

describe("links of a guideline", () => {
  it("lead to the web and to mail, in a window that knows nothing of this one", () => {
    const links = ["https://example.test/a?b=1", "http://example.test", "mailto:ada@example.test"];
    const html = shown(links.map((url) => `[x](${url})`).join(" "));
    expect(attributes(html, "href")).toEqual(links);
    expect(attributes(html, "rel")).toEqual(links.map(() => "noopener noreferrer nofollow"));
    expect(attributes(html, "target")).toEqual(links.map(() => "_blank"));
  });

  it("lead nowhere else, however they are written", () => {
    const urls = [
      ...[
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "java&Tab;script:alert(1)",
      ],
      ...[
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "ftp://x.test",
      ],
      ...["//evil.test", "#:javascript:alert(1)", "http:javascript", " javascript:alert(1)"],
    ];
    for (const url of urls)
      for (const text of [`[x](${url})`, `[x](<${url}>)`, `<${url}>`, `[x]\n\n[x]: ${url}`, `![x](${url})`]) {
        const [href = "", src = ""] = [attributes(shown(text), "href")[0], attributes(shown(text), "src")[0]];
        expect(href, text).toMatch(/^($|https?:\/*[a-z]|mailto:)/);
        expect(src, text).toBe("");
      }
  });
});

describe("pictures of a guideline", () => {
  it("come from this server only: any other would tell its site who reads", () => {
    expect(attributes(shown("![a](/api/v1/assets/x)"), "src")).toEqual(["/api/v1/assets/x"]);
    for (const url of ["https://evil.test/x.png", "//evil.test/x.png", "data:image/svg+xml,x", "x.png"])
      for (const text of [
        `![told](${url})`,
        `![told][x]\n\n[x]: ${url}`,
        `[![told](${url})](https://a.test)`,
      ]) {
        expect(shown(text)).not.toContain("<img");
        expect(shown(text)).toContain("[told]");
      }
  });
});

describe("HTML in a guideline", () => {
  it("is left out, and nothing of it becomes an element", () => {
    for (const html of [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      '<a href="javascript:alert(1)">x</a>',
      "<svg><style><img/src=x></style></svg>",
      "<iframe srcdoc='<script>alert(1)</script>'>",
      "<!--><img src=x onerror=alert(1)>-->",
      "<style>@import 'https://evil.test/x'</style>",
    ])
      expect(shown(`before ${html} after\n\n${html}`)).not.toMatch(
        /<(script|img|svg|style|iframe|a href="j)\b/i,
      );
  });
});

const MANY = 50_000;
const HOSTILE: [string, string][] = [
  ["quotes in quotes", ">".repeat(MANY)],
  ["lists in quotes", "> - ".repeat(MANY / 10)],
  ["lists in lists", Array.from({ length: 400 }, (_, i) => `${" ".repeat(i * 2)}- a`).join("\n")],
  ["deep quotes, again and again", `${">".repeat(79)}a\n\n`.repeat(2_000)],
  ["notes in notes", "[^a]: ".repeat(MANY / 3)],
  ["open brackets", "[".repeat(MANY)],
  ["open links", "[a](".repeat(MANY / 2)],
  ["lone tildes", "~a".repeat(MANY)],
  ["lone stars", "*a ".repeat(MANY)],
  ["backticks of every length", Array.from({ length: 400 }, (_, i) => "`".repeat(i)).join(" a ")],
  ["a table without end", `|a|b|\n|-|-|\n${"|x|y|\n".repeat(20_000)}`],
];

describe("a guideline that is made to keep its readers waiting", () => {
  for (const [what, markdown] of HOSTILE)
    it(`is shown as it is written: ${what}`, () => {
      expect(isReadableMarkdown(markdown)).toBe(false);
      const html = shown(markdown);
      const text = html.replace(/<[^>]+>/g, "").replaceAll("&gt;", ">");
      expect(text).toBe(markdown);
    });

  it("is not one that is long, nested and marked as people do it", () => {
    const long = [
      "# Title\n",
      ..."Some **bold**, _slanted_ and `code` words with a [link](https://a.test).\n\n"
        .repeat(800)
        .split("\n"),
      ...Array.from({ length: 1_000 }, (_, i) => `${"  ".repeat(i % 6)}- a rule with *weight*`),
      "\n| a | b | c |\n|---|---|---|",
      ...Array.from({ length: 400 }, () => "| one | two | three |"),
      "\n> > said twice\n\n```\n                    deep code\n```",
    ].join("\n");
    expect(long.length).toBeGreaterThan(80_000);
    expect(isReadableMarkdown(long)).toBe(true);
    expect(shown(long)).toContain("<strong>bold</strong>");
  });
});
