/**
 * A document of the help: Markdown of the program itself. Rendered on the server, as the parser is large. Links between the
 * documents lead to their pages; what is not among them is a file of the program, and stays text.
 */
import Link from "next/link";
import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { headingId } from "@/lib/help/headings";
import { isHelpDocument } from "@/lib/help/help-places";

type Node = { type: string; value?: string; children?: Node[] };
const textOf = ({ value = "", children = [] }: Node): string => value + children.map(textOf).join("");

type HeadingProps = { node?: unknown; children?: ReactNode };
const idOf = ({ node }: HeadingProps) => (node ? headingId(textOf(node as Node)) : undefined);

function HelpAnchor({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  const [, name = "", heading = ""] = /^([\w-]+)\.md(#[\w-]+)?$/.exec(href ?? "") ?? [];
  if (isHelpDocument(name)) return <Link href={`/help/${name}${heading}`}>{children}</Link>;
  if (href?.startsWith("#")) return <a href={href}>{children}</a>;
  if (href && /^https?:/.test(href))
    return (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  return children;
}

const COMPONENTS: Components = {
  h1: (props) => (
    <h1 id={idOf(props)} className="scroll-mt-14">
      {props.children}
    </h1>
  ),
  h2: (props) => (
    <h2 id={idOf(props)} className="scroll-mt-14">
      {props.children}
    </h2>
  ),
  h3: (props) => (
    <h3 id={idOf(props)} className="scroll-mt-14">
      {props.children}
    </h3>
  ),
  a: ({ href, children }) => <HelpAnchor href={href}>{children}</HelpAnchor>,
  img: ({ alt }) => <span className="text-muted">[{alt}]</span>,
  // A wide table or line of code is moved by itself; the keyboard reaches it as well.
  table: ({ children }) => (
    <div className="overflow-x-auto" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

/** Topics of a chapter begin with bold words, each on a line of its own: here each is a paragraph. */
const withTopics = (markdown: string) => markdown.replace(/\n( *)(?=\*\*[^*\s])/g, "\n\n$1");

export const HelpText = ({ markdown }: { markdown: string }) => (
  <article lang="en" dir="ltr" className="prose min-w-0 max-w-3xl">
    <Markdown remarkPlugins={[remarkGfm]} skipHtml components={COMPONENTS}>
      {withTopics(markdown)}
    </Markdown>
  </article>
);
