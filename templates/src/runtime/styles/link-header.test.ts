import { expect, test } from "@jest/globals";
import { readerOf } from "../guards.js";
import { linkHeader } from "./link-header.js";

function nextIn(header: string | undefined): unknown {
  const response = new Response(null, header === undefined ? {} : { headers: { link: header } });
  return readerOf({ route: "GET /x" }, undefined, response).value(linkHeader("next"));
}

test.each<[string, string | undefined, string | undefined]>([
  ["no header", undefined, undefined],
  ["an empty one", "", undefined],
  ["quoted", '<https://a.example/b>; rel="next"', "https://a.example/b"],
  ["a token", "</b>;rel=next", "/b"],
  ["capitals", '</b>; REL="NEXT"', "/b"],
  ["another relation", '</b>; rel="prev"', undefined],
  ["several relations", '</b>; rel="last next"', "/b"],
  ["a longer relation", '</b>; rel="next-page"', undefined],
  ["commas and semicolons in a URL", '</b?x=1,2;rel=3>; rel="next"', "/b?x=1,2;rel=3"],
  ["a relation inside a URL", '</a;rel="next">; rel="prev", </b>; rel="next"', "/b"],
  ["commas in a title", '</a>; title="x, </c>; rel=next"; rel="prev", </b>; rel="next"', "/b"],
  ["quotes in a title", '</a>; title="\\"; rel=next, "; rel=prev, </b>; rel=next', "/b"],
  ["the first relation counts", "</a>; rel=prev; rel=next, </b>; rel=next", "/b"],
  ["a parameter without a value", "</b>; crossorigin; rel=next", "/b"],
  ["spaces", '  </b>  ;  rel  =  "next"  ', "/b"],
  ["empty elements", ', ,</a>; rel=prev,, </b>; rel="next",', "/b"],
  ["another context", '</a>; anchor="/other"; rel=next, </b>; rel=next', "/b"],
  ["no relation", "</a>, </b>; rel=next", "/b"],
  ["an empty target is one", "<>; rel=next", ""],
  ["malformed", "/b; rel=next", undefined],
  ["malformed behind", '</a>; rel=prev; "oops, </b>; rel=next', undefined],
])("%s", (_, header, expected) => {
  expect(nextIn(header)).toBe(expected);
});

test("a long header takes no long time", () => {
  expect(nextIn(`</a>${"; a=b".repeat(20_000)}`)).toBeUndefined();
  expect(nextIn(`</a>${" ;".repeat(20_000)}"`)).toBeUndefined();
});
