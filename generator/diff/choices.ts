import type { OperationTypes, Pair } from "./compiler.js";
import { choosing, construct, program, type Part, type Speaker } from "./example.js";
import type { Change } from "./finding.js";
import type { PlacedOperation } from "./surface.js";
import { sample } from "./sample.js";
import type { TypeChange } from "./type-change.js";
import { compareTypes } from "./type-walk.js";

interface Sides {
  readonly speaker: Speaker;
  readonly now: PlacedOperation;
  readonly types: OperationTypes;
  readonly pair: Pair;
}

/** What changes about the media types that a caller may choose, beside the usual ones. */
export function choiceChanges(
  sides: Sides,
  tell: (change: TypeChange, part: Part) => Change,
): readonly Change[] {
  const { speaker, types, pair } = sides;
  const { parameters } = speaker.types;
  const index = parameters.findIndex(({ name }) => name === "body");
  return [
    ...mediaTypeChanges("contentType", sides),
    ...mediaTypeChanges("accept", sides),
    ...[...speaker.types.bodies].flatMap(([mediaType, old]) => {
      const other = types.bodies.get(mediaType);
      const changes = other ? compareTypes(old, other, "write", pair.comparison) : [];
      return changes.map((change) => tell(change, { kind: "argument", index, mediaType }));
    }),
    ...[...speaker.types.results].flatMap(([mediaType, old]) => {
      const other = types.results.get(mediaType);
      const changes = other ? compareTypes(old, other, "read", pair.comparison) : [];
      return changes.map((change) => tell(change, { kind: "result", mediaType }));
    }),
  ];
}

/** Media types that come and go. */
function mediaTypeChanges(option: "accept" | "contentType", sides: Sides): readonly Change[] {
  const { speaker, now, pair } = sides;
  const [old, remaining] = [speaker.placed, now].map((placed) => choicesOf(option, placed));
  const shared = { operation: now.name, pointer: now.operation.pointer, level: "types" } as const;
  const gone = [...(old ?? [])].filter((mediaType) => remaining?.has(mediaType) !== true);
  const added = [...(remaining ?? [])].filter((mediaType) => old?.has(mediaType) !== true);
  return [
    ...gone.map((mediaType): Change => {
      const call = choosing(speaker, option, mediaType, bodyFor(option, mediaType, speaker));
      return {
        ...{ ...shared, code: "media-type-removed", kind: "removed", breaking: true },
        message: `\`${option}\` of \`${now.name}\` can no longer be \`${mediaType}\``,
        why: "A call that chooses it does not compile.",
        action: "Choose another media type, or none.",
        example: program(pair.from, [construct(pair.from), `await ${call};`]),
      };
    }),
    ...added.map((mediaType): Change => {
      return {
        ...{ ...shared, code: "media-type-added", kind: "added", breaking: false },
        message: `\`${option}\` of \`${now.name}\` may be \`${mediaType}\``,
        why: "There is more to choose from.",
        action: "Nothing has to be done.",
      };
    }),
  ];
}

/** What can be chosen beside what is used unasked. */
function choicesOf(
  option: "accept" | "contentType",
  { operation }: PlacedOperation,
): ReadonlySet<string> {
  const choice = option === "accept" ? operation.results : operation.bodies;
  return new Set(choice?.options.slice(1).map(({ mediaType }) => mediaType));
}

function bodyFor(
  option: "accept" | "contentType",
  mediaType: string,
  { types, comparison }: Speaker,
): readonly (readonly [number, string])[] {
  const type = types.bodies.get(mediaType);
  if (option === "accept" || type === undefined) return [];
  const index = types.parameters.findIndex(({ name }) => name === "body");
  return [[index, sample(type, [], comparison.checker)]];
}
