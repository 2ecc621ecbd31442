import type { WebhookEvent } from "../model/model.js";
import type { Pair } from "./compiler.js";
import { exampleOfEvent, program } from "./example.js";
import type { ApiState, Change } from "./finding.js";
import { payloadPlace, placeOfChange } from "./place.js";
import { deprecation, redescribed } from "./remarks.js";
import type { TypeChange } from "./type-change.js";
import { compareTypes } from "./type-walk.js";
import { wordsOf } from "./type-words.js";

/** Every difference between the events of two clients. A payload is what a consumer reads. */
export function webhookChanges(pair: Pair): readonly Change[] {
  const [old, now] = [eventsOf(pair.from), eventsOf(pair.to)];
  return [
    ...[...old.values()].filter(({ name }) => !now.has(name)).map((event) => removal(event, pair)),
    ...[...now.values()].filter(({ name }) => !old.has(name)).map(addition),
    ...[...old.values()].flatMap((event) => {
      const other = now.get(event.name);
      return other === undefined
        ? []
        : [...payloadChanges(event, other, pair), ...markChanges(event, other)];
    }),
  ];
}

function eventsOf({ model }: ApiState): ReadonlyMap<string, WebhookEvent> {
  return new Map(model.webhooks?.events.map((event) => [event.name, event]));
}

const shared = { level: "types", operation: undefined } as const;

function removal({ name, pointer }: WebhookEvent, { from }: Pair): Change {
  return {
    ...{ ...shared, code: "webhook-removed", kind: "removed", breaking: true, pointer },
    message: `The webhook \`${name}\` is gone`,
    why: "The union of events does not have it, so that a comparison with it is reported.",
    action: "Remove the code that handles it.",
    example: program(from, [`export type Mine = WebhookEvents[${JSON.stringify(name)}];`], []),
  };
}

function addition({ name, pointer }: WebhookEvent): Change {
  return {
    ...{ ...shared, code: "webhook-added", kind: "added", breaking: false, pointer },
    message: `The webhook \`${name}\` is new`,
    why: "There is more that may come, to those who ask for it; a `switch` without a default does not know it.",
    action: "See that a `switch` over events has a default.",
  };
}

/** By the codes of responses: a schema that both have is then told of once. */
function payloadChanges(old: WebhookEvent, now: WebhookEvent, pair: Pair): readonly Change[] {
  const { comparison, from } = pair;
  const before = comparison.webhooks.from.get(old.name);
  const after = comparison.webhooks.to.get(now.name);
  if (before === undefined || after === undefined) return [];
  return compareTypes(before, after, "read", comparison).map((change: TypeChange): Change => {
    const events = { from: old, to: now };
    const { pointer, label } = placeOfChange(
      change,
      (side) => payloadPlace(change.path, events[side], pair[side]),
      pair,
    );
    return {
      ...{ ...shared, code: `response-${change.code}`, breaking: change.breaking, pointer },
      ...wordsOf(change, label, comparison.checker),
      example: change.breaking
        ? exampleOfEvent(change, { name: old.name, type: before, state: from, comparison })
        : undefined,
    };
  });
}

function markChanges(old: WebhookEvent, now: WebhookEvent): readonly Change[] {
  const what = `The webhook \`${now.name}\``;
  const place = { operation: undefined, pointer: now.pointer };
  const isMarked = old.deprecated !== now.deprecated;
  const isRedescribed = old.summary !== now.summary || old.description !== now.description;
  return [
    ...(isMarked ? [{ ...deprecation("webhook", what, now.deprecated), ...place }] : []),
    ...(isRedescribed ? [{ ...redescribed(what), ...place }] : []),
  ];
}
