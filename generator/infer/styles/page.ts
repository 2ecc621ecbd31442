import type { Input } from "../inputs.js";
import type { Outputs } from "../outputs.js";
import type { Candidate } from "../proposal.js";
import {
  type Sighting,
  describedAs,
  findSize,
  isList,
  isOnEveryPage,
  hasWholeDefault,
  isWhole,
  itemsSignals,
  moreSignals,
  requestOf,
  responseOf,
  signal,
  sizeSignals,
  told,
} from "../evidence.js";

export function pageCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs, headers, isCollection, itemsTold } = sighting;
  const page =
    inputs.find((input) => input.roles.has("page") && isWhole(input)) ??
    inputs.find((input) => input.roles.get("page") === "strong" && !isWhole(input));
  if (page === undefined || !isList(sighting)) return undefined;
  const size = findSize(sighting, page);
  const { pageCount, nextPage, nextUrl, echo } = outputs;
  const countHeader = headers.find((name) => /pages$|page-count$/i.test(name));
  const evidence = [pageCount, nextPage, nextUrl, echo, outputs.total, outputs.hasMore, size];
  if (!isWhole(page) && !hasWholeDefault(page) && !evidence.some(Boolean)) return undefined;
  const weight = page.roles.get("page") === "strong" ? 3 : 1;
  const first = firstPageOf(page, outputs);
  const signals = [
    ...signal(
      "request",
      isWhole(page) ? "page-parameter" : "page-text",
      weight,
      `${told(page)} asks for a page by its number`,
    ),
    ...sizeSignals(size),
    ...(size === undefined && isCollection && itemsTold && isWhole(page)
      ? signal("request", "list-request", 1, "the request is one for a list")
      : []),
    ...describedAs(page, /\bpag(?:e|es|inat\w*|ing)\b/i, /\b(?:pdf|document|scan|sheet|book)\b/i),
    ...itemsSignals(sighting),
    ...moreSignals(sighting),
    ...(pageCount
      ? signal("response", "page-count", 3, `"${pageCount.pointer}" counts the pages`)
      : []),
    ...(nextPage
      ? signal("response", "next-page", 2, `"${nextPage.pointer}" is the next page's number`)
      : []),
    ...(nextUrl
      ? signal("response", "next-url", 1, `"${nextUrl.pointer}" is the next page's URL`)
      : []),
    ...(echo ? signal("response", "echo", 1, `"${echo.pointer}" tells the position`) : []),
    ...(countHeader
      ? signal("response", "page-count-header", 3, `the header ${countHeader} counts the pages`)
      : []),
  ];
  const last = pageCount &&
    isOnEveryPage(pageCount, sighting) && {
      [first === 0 ? "pageCount" : "lastPage"]: pageCount.pointer,
    };
  return {
    signals,
    pagination: {
      style: "page",
      request: requestOf("page", page, size),
      response: { ...responseOf(sighting), ...last },
      ...(first === 0 ? { first } : {}),
    },
  };
}

function firstPageOf(
  { minimum, default: preset, description }: Input,
  { echo, total }: Outputs,
): 0 | 1 {
  // Spring's pages, which it counts from 0, are known by these two.
  const isSpring = echo?.path.at(-1) === "number" && total?.path.at(-1) === "totalElements";
  if (preset === 1 || preset === "1" || (minimum === 1 && preset === undefined)) return 1;
  if (preset === 0 || preset === "0") return 0;
  if (
    /\b(?:0|zero)[- ](?:based|indexed)|(?:start\w*|begin\w*|first page)[^.]{0,20} (?:0|zero)\b/i.test(
      description,
    )
  )
    return 0;
  if (isSpring) return 0;
  return minimum === 0 && !/\b1[- ]based|start\w* (?:at|from|with) 1\b/i.test(description) ? 0 : 1;
}
