import type { JsonObject, OpenApiDocument } from "../document.js";
import { findOperations, type FoundOperation } from "../model/find-operations.js";
import { chooseContent } from "../model/media-types.js";
import type { OpenApiRoot, OperationObject, ResponseObject } from "../model/openapi.js";
import { SchemaWalk, type PlacedSchema } from "../model/schema-walk.js";
import { sortedBy } from "../order.js";
import { childPointer } from "../pointer.js";
import { candidatesOf } from "./candidates.js";
import type { Sighting } from "./evidence.js";
import { inputsOf, type OperationInputs } from "./inputs.js";
import { findItems } from "./items.js";
import { finderOf, type HasMember, membersOf } from "./members.js";
import { findOutputs } from "./outputs.js";
import { type Candidate, hasBothSides, type Proposal, scoreOf } from "./proposal.js";
import { isNextUrlName } from "./vocabulary.js";

/** What a way of paging needs before it is proposed. */
const enough = 5;

/** Where two ways are as likely: the one that ends most surely first. */
const preference = ["cursor", "page", "offset", "link"];

/** Every operation that looks paged, of those that are wanted, in the order of paths. Default: all. */
export function detectPagination(
  document: OpenApiDocument,
  isWanted: (operation: FoundOperation) => boolean = () => true,
): readonly Proposal[] {
  const root = document.root as unknown as OpenApiRoot;
  const walk = new SchemaWalk(root);
  const hasNextUrl = finderOf(isNextUrlName, walk);
  return findOperations(root).flatMap((operation) => {
    if (!isWanted(operation)) return [];
    const method = operation.httpMethod.toLowerCase();
    const found = detectOperation({ ...operation, method }, operation.pointer, walk, hasNextUrl);
    return found === undefined
      ? []
      : [{ method, path: operation.path, pointer: operation.pointer, ...found }];
  });
}

function detectOperation(
  operation: OperationInputs,
  pointer: string,
  walk: SchemaWalk,
  hasNextUrl: HasMember,
): (Candidate & { confidence: number }) | undefined {
  const inputs = inputsOf(operation, walk);
  const success = inputs && successOf(operation.object, pointer);
  if (inputs === undefined || success === undefined) return undefined;
  const goesOn = inputs.some(({ roles }) => [...roles.keys()].some((role) => role !== "size"));
  if (!goesOn && operation.method !== "get") return undefined;
  // Without a parameter to go on with there is only a URL to follow, and that is never far down.
  const deepest = goesOn ? 4 : 3;
  if (inputs.length === 0 && !hasNextUrl(success.body, deepest)) return undefined;
  const body = membersOf(success.body, walk, deepest);
  const route = `${operation.path.replace(/\{[^}]*\}/g, " ")} ${operation.object.operationId ?? ""}`;
  const items = findItems(body.members, route);
  // One of several unlike bodies: which of them, a person has to say.
  if (body.union || items.kind !== "found") return undefined;
  const sighting: Sighting = {
    inputs,
    items: items.member,
    itemsTold: items.telling,
    itemsAlone: items.isOnly,
    outputs: findOutputs(body.members, items.member),
    headers: success.headers,
    isCollection: operation.method === "get" && !/\{[^}]*\}\/?$/.test(operation.path),
    isSingle: /\{(?:[^}]*[^a-z])?(?:u?u?id|guid|key|slug|hash|[a-z]+Id|name)\}\/?$/i.test(
      operation.path,
    ),
    isMarked: "x-ms-pageable" in operation.object,
    body: success.body,
    walk,
  };
  const best = bestOf(
    candidatesOf(sighting),
    inputs.some(({ roles }) => roles.get("cursor") === "strong"),
  );
  // Go and .NET write a list of nothing as null.
  const mayBeNull = !walk.alwaysHas(items.member.placed, "");
  return best && mayBeNull ? withOptionalItems(best, items.member.pointer) : best;
}

function withOptionalItems<T extends Candidate>(candidate: T, pointer: string): T {
  const { pagination, signals } = candidate;
  const response: JsonObject = { ...(pagination.response as JsonObject), optional: ["items"] };
  const evidence = `"${pointer}" may be null, which is an empty page`;
  return {
    ...candidate,
    pagination: { ...pagination, response },
    signals: [...signals, { name: "items-null", weight: 0, side: "response", evidence }],
  };
}

/** @param hasToken whether a cursor can be sent: then numbers alone may not lead on. */
function bestOf(
  candidates: readonly Candidate[],
  hasToken: boolean,
): (Candidate & { confidence: number }) | undefined {
  const ranked = candidates
    .filter(({ signals }) => hasBothSides(signals) && scoreOf(signals) >= enough)
    .sort(
      (a, b) =>
        scoreOf(b.signals) - scoreOf(a.signals) ||
        preference.indexOf(a.pagination.style) - preference.indexOf(b.pagination.style),
    );
  // Numbers can be counted up whatever host a next URL names.
  const counted = hasToken || !isUrl(ranked[0]) ? undefined : ranked.find(isCounted);
  const likely = ranked.find(hasNextCursor) ?? counted ?? ranked[0];
  const best = likely && hasNoEnd(likely) ? (ranked.find(hasUrl) ?? likely) : likely;
  if (best === undefined) return undefined;
  const score = scoreOf(best.signals);
  return { ...best, confidence: Math.round((100 * score) / (score + 1)) / 100 };
}

function hasNextCursor({ pagination, signals }: Candidate): boolean {
  return (
    pagination.style === "cursor" && signals.some(({ name }) => name.startsWith("next-cursor"))
  );
}

/** A next URL in the body; but OData's, which the server decides on, is the way that always works. */
function isUrl(candidate: Candidate | undefined): boolean {
  const next = candidate?.signals.find(({ name }) => name === "next-url");
  return (
    candidate?.pagination.style === "link" && next !== undefined && !/nextlink/i.test(next.evidence)
  );
}

/** Pages that only end with an empty one: many servers answer 404 there, and a next URL tells before. */
function hasNoEnd({ pagination: { style, response } }: Candidate): boolean {
  const ends = ["lastPage", "pageCount", "hasMore", "total"];
  return style === "page" && !ends.some((fact) => fact in (response as JsonObject));
}

function hasUrl({ pagination: { style, response } }: Candidate): boolean {
  return style === "link" && "nextUrl" in (response as JsonObject);
}

function isCounted({ signals }: Candidate): boolean {
  return signals.some(({ name }) => name === "page-parameter" || name === "offset-parameter");
}

interface Success {
  readonly body: PlacedSchema;
  readonly headers: readonly string[];
}

/** The JSON body of the first success; undefined where it is a stream, or none. */
function successOf(object: OperationObject, pointer: string): Success | undefined {
  const responses = sortedBy(Object.entries(object.responses ?? {}), ([status]) => status);
  const successes = responses.filter(([status]) => status.startsWith("2"));
  const described = successes.length > 0 ? successes : responses.filter(([s]) => s === "default");
  for (const [status, response] of described) {
    const chosen = chooseContent(response.content);
    if (chosen?.kind !== "json" || isStream(response)) continue;
    const { mediaType, content } = chosen;
    const place = childPointer(`${pointer}/responses/${status}/content`, mediaType);
    return {
      body: { schema: content.schema ?? true, pointer: `${place}/schema` },
      headers: Object.keys((response as { headers?: JsonObject }).headers ?? {}),
    };
  }
  return undefined;
}

function isStream({ content }: ResponseObject): boolean {
  const types = Object.keys(content ?? {});
  return (
    types.length > 0 &&
    types.every((type) => /event-stream|ndjson|jsonl|json-seq|x-json-stream/.test(type))
  );
}
