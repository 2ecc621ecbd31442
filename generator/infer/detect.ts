import type { JsonObject, OpenApiDocument } from "../document.js";
import { childPointer } from "../load/pointer.js";
import { findOperations } from "../model/find-operations.js";
import { chooseContent } from "../model/media-types.js";
import type { OpenApiRoot, OperationObject, ResponseObject } from "../model/openapi.js";
import { SchemaWalk, type PlacedSchema } from "../model/schema-walk.js";
import { candidatesOf, type Sighting } from "./candidates.js";
import { inputsOf, type OperationInputs } from "./inputs.js";
import { findItems } from "./items.js";
import { membersOf } from "./members.js";
import { findOutputs } from "./outputs.js";
import { type Candidate, hasBothSides, type Proposal, scoreOf } from "./proposal.js";

/** What a way of paging needs before it is proposed. */
const enough = 6;

/** Where two ways are as likely: the one that ends most surely first. */
const preference = ["cursor", "page", "offset", "link"];

/** Every operation that looks paged, declared or not, in the order of paths. */
export function detectPagination(document: OpenApiDocument): readonly Proposal[] {
  const root = document.root as unknown as OpenApiRoot;
  const walk = new SchemaWalk(root);
  return findOperations(root).flatMap((operation) => {
    const method = operation.httpMethod.toLowerCase();
    const found = detectOperation({ ...operation, method }, operation.pointer, walk);
    return found === undefined
      ? []
      : [{ method, path: operation.path, pointer: operation.pointer, ...found }];
  });
}

function detectOperation(
  operation: OperationInputs,
  pointer: string,
  walk: SchemaWalk,
): Candidate & { confidence: number } | undefined {
  const inputs = inputsOf(operation, walk);
  const success = inputs && successOf(operation.object, pointer);
  if (inputs === undefined || success === undefined) return undefined;
  const body = membersOf(success.body, walk);
  const route = `${operation.path.replace(/\{[^}]*\}/g, " ")} ${operation.object.operationId ?? ""}`;
  const items = findItems(body.members, route);
  // One of several unlike bodies: which of them, a person has to say.
  if (body.union || items.kind !== "found") return undefined;
  const sighting: Sighting = {
    inputs,
    items: items.member,
    itemsTold: items.telling,
    outputs: findOutputs(body.members, items.member),
    headers: success.headers,
    isCollection: operation.method === "get" && !/\{[^}]*\}\/?$/.test(operation.path),
    isMarked: "x-ms-pageable" in operation.object,
    walk,
  };
  return bestOf(candidatesOf(sighting));
}

function bestOf(candidates: readonly Candidate[]): (Candidate & { confidence: number }) | undefined {
  const ranked = candidates
    .filter(({ signals }) => hasBothSides(signals) && scoreOf(signals) >= enough)
    .sort(
      (a, b) =>
        scoreOf(b.signals) - scoreOf(a.signals) ||
        preference.indexOf(a.pagination.style) - preference.indexOf(b.pagination.style),
    );
  const [best] = ranked;
  if (best === undefined) return undefined;
  const score = scoreOf(best.signals);
  return { ...best, confidence: Math.round((100 * score) / (score + 1)) / 100 };
}

interface Success {
  readonly body: PlacedSchema;
  readonly headers: readonly string[];
}

/** The JSON body of the first success; undefined where it is a stream, or none. */
function successOf(object: OperationObject, pointer: string): Success | undefined {
  const responses = Object.entries(object.responses ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const successes = responses.filter(([status]) => status.startsWith("2"));
  const described = successes.length > 0 ? successes : responses.filter(([s]) => s === "default");
  for (const [status, response] of described) {
    const chosen = chooseContent(response.content);
    if (chosen?.kind !== "json" || isStream(response)) continue;
    const { mediaType, content } = chosen;
    const place = childPointer(`${pointer}/responses/${status}/content`, mediaType);
    return {
      body: { schema: content.schema ?? true, pointer: `${place}/schema` },
      headers: Object.keys((response as { headers?: JsonObject }).headers ?? {}).map((name) => name.toLowerCase()),
    };
  }
  return undefined;
}

function isStream({ content }: ResponseObject): boolean {
  const types = Object.keys(content ?? {});
  return types.length > 0 && types.every((type) => /event-stream|ndjson|jsonl|json-seq|x-json-stream/.test(type));
}
