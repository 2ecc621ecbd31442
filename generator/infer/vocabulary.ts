/**
 * What the names of parameters and properties say about paging. Names are compared as their words,
 * joined: `per_page`, `perPage`, `per-page` and `page[per]` differ in spelling only.
 */

/** The words of a name in lower case: `page[size]` and `pageSize` are `["page", "size"]`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

/** Words that only say that a thing is about paging, or about the request. */
const decoration = new Set(
  "pagination paging pager paginate query params param parameters options request req list x s".split(
    " ",
  ),
);

/** A name without what only decorates it: `pagination.page` and `$page` are `page`. */
export function plainName(name: string): string {
  const words = wordsOf(name);
  const plain = words.filter((word) => !decoration.has(word));
  return (plain.length > 0 ? plain : words).join("");
}

const size =
  /^(?:limit|results|perpage|take|top|first|size|count|rows|num|number|length|n|amount|pagelen|pagelength|pagecount|batchsize|chunksize|maxkeys|pagemax|maxpagesize|sizeperpage|itemperpage|numresults|numperpage|(?:number|num|count)(?:of|to)?(?:read|return|fetch|show|items|records|results|rows|entries|hits)|.*perpage|.*pagesize|.*pagelimit|.*pagelength|max|max\w*(?:results?|items?|records?|entries|count|size|rows|hits)|(?:results?|items?|records?|rows|hits|page|fetch|query|max|entries)(?:limit|count|size|length)|limit(?:to|count|size|rows|results))$/;

const page =
  /^(?:page|p|pg|pageno|pagenum|pagenumber|pagenr|pageindex|pageidx|pageid|currentpage|startpage|pagestart|searchpage|curpage|actualpage|pagina|seite|resultpage|resultspage|requestedpage|targetpage|getpage|frompage|activepage|current|showpage|pagecurrent|numberpage|numpage|nopage|pagepage|skippages|pageskip|pagesskip|pagestoskip)$/;

const offset =
  /^(?:offset|ofs|skip|skip(?:count|rows?|items?|records?|results?|entries|hits|number)|.+offset|offset\w+|startindex|startat|startrow|startfrom|startposition|startrecord|startitem|startelement|startresult|startnum|startnumber|nextstart|(?:record|row|item|result|entry)index|firstresult|firstitem|firstrow|firstrecord|firstindex|beginindex|indexstart|(?:limit|list|results?|records?|rows?|items?|search|query|hits?)start|fromindex|pagefirst|.*recordstart|start|from|begin|first|index)$/;

/** Where a range ends, a zone lies, a file is read. */
const otherOffset = /^(?:end|tz|utc|byte|time|.*timezone)offset/;

/** Names that say no more of an offset than that something begins there. */
const weakOffset =
  /^(?:start|from|begin|first|index|(?!(?:page|list|results?|records?|items?|rows?|query|search|start|begin|first|next)offset).+offset)$/;

const cursor =
  /^(?:.*cursor|.*pagetoken|.*nexttoken|.*continuation\w*|.*continuetoken|.*skiptoken|scroll|scrollid|scrolltoken|.*marker|.*bookmark|after|afterid|aftercursor|startafter|startingafter|pageafter|continue|.*nextkey|pagekey|startkey|exclusivestart\w+|nextpage|nextpagekey|nextpageid|nextid|start(?:ing)?token|paginationtoken|pagingtoken|resumptiontoken|resumetoken|next|iterator|shardtoken|pagetokens|token|position|pageref|pagecode|pageindicator|pagehandle|(?:page|next|search)pointer|(?:pagination|paging)id|pag(?:e|ing)state|last(?:id|key|token|seenid))$/;

/** Names that other things have far more often. */
const weakCursor =
  /^(?:token|position|next|marker|iterator|continue|after|scroll|last(?:id|key|token|seenid))$/;

export type InputRole = "page" | "offset" | "cursor" | "size";

type Roles = ReadonlyMap<InputRole, "strong" | "weak">;

/**
 * The parts that a request's parameter may play by its name; `weak` where other things are called so.
 * In `criteria[currentPage]` the innermost name counts where the whole says nothing.
 */
export function inputRolesOf(name: string): Roles {
  const roles = rolesByName(name);
  const innermost = name.split(/[.[\]]+/).findLast((part) => part !== "") ?? name;
  if (roles.size > 0 || innermost === name) return roles;
  return new Map([...rolesByName(innermost)].filter(([, strength]) => strength === "strong"));
}

function rolesByName(name: string): Roles {
  const plain = plainName(name);
  const whole = wordsOf(name).join("");
  const roles = new Map<InputRole, "strong" | "weak">();
  if (size.test(plain) || size.test(whole)) roles.set("size", "strong");
  if (page.test(plain)) roles.set("page", /^(?:p|current)$/.test(plain) ? "weak" : "strong");
  if (offset.test(plain) && !otherOffset.test(plain))
    roles.set("offset", weakOffset.test(plain) ? "weak" : "strong");
  if (cursor.test(plain) || cursor.test(whole)) {
    roles.set("cursor", weakCursor.test(plain) ? "weak" : "strong");
  }
  return roles;
}

/** What holds facts about a page rather than about the world. */
export const isPagingContainer = (name: string): boolean =>
  /^(?:pagination|paging|pager|paginator|page|pages|pageinfo|pageinformation|meta|metadata|links?|cursors?|tokens?|continuation\w*|next\w*|response|responsemetadata|result|info|paginationinfo|listmeta|searchmetadata|resultinfo|header|headers|envelope|list\w*(?:meta|info)\w*|.*pagination|.*paging|.*pageinfo|summary|resultset|page\w*|query|context|_?meta\w*|.*metadata|additional(?:meta)?data|status)$/.test(
    wordsOf(name).join(""),
  );

/** What holds nothing but facts about its surroundings. */
export const isMetadata = (name: string): boolean =>
  /^(?:meta|metadata|pagination|paging)$/.test(wordsOf(name).join(""));

export const isTotalName = (name: string): boolean =>
  /^(?:total|totals?(?:count|items?|results?|records?|elements?|size|hits|number|rows|entries|matches|objects|found|available|amount)|total\w*(?:count|size|results|records|items)|(?:record|result|item|row|hit|object|element|entry|match|filter|full|overall|list|collection|search|pagination)s?(?:total|count)|.*totalcount|numfound|count|.*totalrecords|resultsfound|numberof(?:results|items|records|elements|entries|hits)|num(?:results|items|records)|totalset\w*|size|results|hits|found|nb(?:hits|results|items|records|elements|entries)|total[a-z]+)$/.test(
    wordsOf(name).join(""),
  );

/** What has the numbers counted that a page has not without: `include_totals`, `$count`, `total_required`. */
export const isCountSwitchName = (name: string): boolean =>
  /^(?:.*(?<!sub)totals?(?:count|required|items|results|records|number|hits)?|(?:with|include|return|show|get|need|compute|calculate)?(?:page|item|result|record|row)?s?counts?)$/.test(
    plainName(name),
  );

/** A total's name that is not used for the number of items on the page. */
export const isCertainTotalName = (name: string): boolean =>
  /^(?:.*total(?:count|items?|results?|records?|elements?|size|hits|rows|entries|number)?|total\w*count|total(?:set|list|result)size|numfound|filtercount|nb(?:hits|results|items|records|elements|entries))$/.test(
    wordsOf(name).join(""),
  );

export const isPageCountName = (name: string): boolean =>
  /^(?:pages|totalpages?|pagecount|pagescount|totalpagecount|numpages|numberofpages|lastpage|lastpagenumber|maxpages?|maxpagenumber|pagetotal|pagestotal|totalpagenumber|totalnumberofpages|nbpages)$/.test(
    wordsOf(name).join(""),
  ) || isLastName(name);

/** The number of the last page, or of the last item on this one. */
export const isLastName = (name: string): boolean => wordsOf(name).join("") === "last";

export const isHasMoreName = (name: string): boolean =>
  /^(?:has(?:more|next)\w*|more|ismore|morepages|more(?:results?|items|records|data|available)|ismoreavailable|istruncated|.*truncated|nextpage|next|incomplete|is?next\w*|listhasmore|hasadditional\w*|nextpageexists|nextpageavailable|existsmore|more\w+available|more(?:items)?in(?:collection|list)|.*hasmore|.*hasnext(?:page)?)$/.test(
    wordsOf(name).join(""),
  );

/** A flag that is true at the end. */
export const isDoneName = (name: string): boolean =>
  /^(?:done|last|islast\w*|lastpage|isend\w*|endof\w+|eof|finished|completed?|isfinal\w*|isdone|iscomplete|nomore\w*|islastpage)$/.test(
    wordsOf(name).join(""),
  );

/** The echo of what was asked for: the number, offset or size of this page. */
export const isEchoName = (name: string): boolean =>
  /^(?:page|pagenumber|pageno|pageindex|currentpage|current|number|perpage|pagesize|itemsperpage|resultsperpage|limit|offset|skip|take|start|startindex|startat|from|to|currentpagenumber|currentpagesize|pagelen|pagelimit|startposition|endposition|maxresults|page(?:offset|num|count)|requestedpage|size|firstindex|firstresult|index|rows|hitsperpage)$/.test(
    wordsOf(name).join(""),
  );

export const isNextPageNumberName = (name: string): boolean =>
  /^(?:next|nextpage|nextpagenumber|nextpageno|nextpageindex|nextpageid)$/.test(
    wordsOf(name).join(""),
  );

export const isNextOffsetName = (name: string): boolean =>
  /^(?:next(?:offset|start|startindex|skip|index|from|position|startat|row|pageoffset|pagestart)|next)$/.test(
    wordsOf(name).join(""),
  );

/** Words around which a request's name and the next cursor's name are told apart. */
const direction = new Set(
  "next start starting exclusive last evaluated end new page search from initial first following current continue after pagination paging query results result list more x the s response".split(
    " ",
  ),
);
const cursors = new Set("token cursor marker continuation bookmark pointer".split(" "));
const generic = new Set([...cursors, "key", "id"]);

/** What a cursor is about, without which way it points: `NextRecordName` is `record name`. */
function subjectOf(name: string): readonly string[] {
  return wordsOf(name).filter((word) => !direction.has(word));
}

/** Whether a property is, by its name alone, the cursor of the next page. */
export const isNextCursorName = (name: string): boolean =>
  /^(?:next\w*(?:cursor|token|batch|marker|bookmark|key|continuation|link(?:token)|id|after|anchor|scrollid|pointer|pageref)|endcursor|.*nextcursor|.*nextpagetoken|.*nexttoken|.*nextmarker|.*continuation(?:token)?|continue(?:token)?|scrollid|scrolltoken|pagetoken|cursor|bookmark|.*lastevaluated\w+|skiptoken|paginationtoken|paginationid|resumptiontoken|resumetoken|nextpageid|aftercursor|cursornext)$/.test(
    wordsOf(name).join(""),
  );

/** Whether a request's name and a response's name are the two ends of one cursor. */
export function pairs(input: string, path: readonly string[]): boolean {
  const name = path.at(-1) ?? "";
  const parent = path.at(-2) ?? "";
  const given = wordsOf(input).join("");
  const found = wordsOf(name).join("");
  if (given === found) return true;
  if (found === "next" || found === "after") return false;
  const startsAfter = /^(?:start|after|since|from)/.test(given);
  const points =
    /^(?:continu|following|lastevaluated)|next/.test(found) ||
    (startsAfter && found.startsWith("last"));
  if (!points && !/^(?:next|cursors?|paging|pagination)$/.test(wordsOf(parent).join("")))
    return false;
  if (found === `next${given}`) return true;
  const [a, b] = [subjectOf(input), subjectOf(name)];
  if (a.length > 0 && a.join(" ") === b.join(" ")) return true;
  // `page_token` and `nextMarker`, `cursor` and `nextToken`: both say no more than that they are cursors.
  const isCursor = (words: readonly string[]): boolean =>
    words.some((word) => cursors.has(word)) && words.every((word) => generic.has(word));
  return isCursor(a) && isCursor(b);
}

export const isNextUrlName = (name: string): boolean =>
  /^(?:next|.*nextlink|next(?:page)?(?:url|uri|href|link)s?|nextpage|.*nexthref|linknext|urlnext|nexturi|nextrel|next(?:records|results|set|items|request)(?:url|uri|href|link)|morelink)$/.test(
    wordsOf(name).join(""),
  );

/** Arrays beside the items: what went wrong, how it was sorted, where one may go. */
export const isAsideName = (name: string): boolean =>
  /^(?:(?:\w*(?:error|warning))?(?:errors?|warnings?|messages?)|notices?|facets?|aggregations?|links?|order(?:by)?|sort(?:by|ing)?|filters?|included?s?|column\w*|fields?|headers?|schema|tags?|params|parameters|details|notes|issues|breadcrumbs?|suggestions?|expand|debug|failures|unreachable|invalid|skipped|labels|scopes|permissions|allowed\w*|available\w*|features|ids|metadata|related\w*|responsemetadata|pagination|paging|cursors?)$/.test(
    wordsOf(name).join(""),
  );

export const isItemsName = (name: string): boolean =>
  /^(?:items?|data|results?|values?|records?|entries|list|rows|content|contents|hits|docs|documents|elements|objects|nodes|edges|collection|resources|entities|resultlist|datalist|payload|.*list|member|members|search(?:results?|hits)|result\w*|response|objs|body|features)$/.test(
    wordsOf(name).join(""),
  );
