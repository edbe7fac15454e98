import { describe, expect, it } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";

const textOf = (source: string) => TEXT_FORMS.html.read(source)?.text;
const looksOf = (source: string) => {
  const { text = "", layout = [] } = TEXT_FORMS.html.read(source) ?? {};
  return layout.map(({ start, end, look, level }) => `${look}${level ?? ""} ${text.slice(start, end)}`);
};

describe("of HTML is read", () => {
  it.each([
    ["<p>One</p>\n<p>Two</p>", "One\nTwo"],
    ["a<br>b<br/><br>c<BR><br><br>d", "a\nb\n\nc\n\nd"],
    ["  many \n\t blanks <b> between</b>  <i>words </i>x", "many blanks between words x"],
    ["<b>no</b><i>blank</i>", "noblank"],
    [
      "a&nbsp;b&amp;lt; &#x1F642; &eacute &notit; &unknown; &#0;&#128;&#xD800;",
      "a\u00a0b&lt; 🙂 é ¬it; &unknown; \ufffd€\ufffd",
    ],
    ["<pre>\n  two\r\n  lines</pre>after", "  two\n  lines\nafter"],
    ["<table><tr><th>A<td>1</td></tr><tr><td>B</table>", "A\n1\nB"],
    ["1 < 2 and a<b", "1 < 2 and a"],
    ["<div>open <span>to the end", "open to the end"],
    ["a</b></p></nothing>b", "a\nb"],
    ["<a title=\"a > b\" href='>'>link</a>", "link"],
    ["שלום <b>עולם</b> 👩‍🚀", "שלום עולם 👩‍🚀"],
    ["a\u0000b\r\nc", "ab c"],
    ["", ""],
  ])("%j as %j", (source, text) => expect(textOf(source)).toBe(text));

  it.each([
    ["scripts", "a<script>if (1 < 2) alert('</p>')</script >b"],
    ["scripts that never end", "ab<script>alert(1)"],
    ["styles", "a<style>p { color: red }</style>b"],
    ["comments", "a<!-- <p>no</p> -->b"],
    ["comments that never end", "ab<!-- no"],
    ["declarations", "<!doctype html><?xml version='1'?>ab<![CDATA[no]]>"],
    ["titles", "<title>no</title>ab"],
    [
      "controls of forms",
      "a<textarea>no</textarea><select><option>no</select><button>no</button><input value=no>b",
    ],
    ["pictures", "a<svg><text>no</text></svg><img alt=no onerror=alert(1)>b"],
    ["tags that never end", 'ab<img src="no'],
  ])("nothing of %s", (_, source) => expect(textOf(source)).toBe("ab"));
});

it.each([
  ["<h2>A <em>title</em></h2>text", ["heading2 A title", "emphasis title"]],
  ["<ul><li>one<li>two</ul>", ["item one\ntwo", "item two"]],
  ["<a href=x>link</a> <code>x</code> <b></b>", ["link link", "code x"]],
  ["<b>open", ["strong open"]],
  ["<b>a <i>b</b> c</i>", ["strong a b", "emphasis b"]],
])("%j looks like %j", (source, looks) => expect(looksOf(source)).toEqual(looks));
