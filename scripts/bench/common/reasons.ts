const bundle = [
  "openapi-fetch alone is more than half of the aim, and stays as it is.",
  "The rest is what the smaller ones do not have, and what a failing network needs cannot be loaded once it fails:",
  "retries with Retry-After, timeouts over the body, errors by operation, guards, checkpoints, credentials by scheme.",
  "The table of modules says what each costs.",
].join(" ");

const wholeBundle = [
  bundle,
  "Redocly's client has retries, timeouts and credentials by scheme, too, and waits for being asked for the first two.",
  "It has no openapi-fetch in it, types errors by operation only where it returns them instead of throwing, and knows no",
  "totals and no checkpoints: a list ends with a page that has no items, or has none where the rule says. All operations",
  "are in one object, for a program that uses one of them, too; they are alike, and are compressed to a fraction.",
].join(" ");

const editor = [
  "After each edit the compiler goes through all files of a program, 119 with a client of ours and 64 with @polar-sh/sdk:",
  "each resource has one, and each part of the runtime, so that a reviewer finds what changed.",
  "The names themselves take 4 ms, and 1 ms there.",
  "With Redocly's client, completing works out the types of all operations, and takes many times as long as with any other;",
  "what is hovered over next, with no edit between, is there already.",
].join(" ");

const types = [
  "A list can be awaited and iterated, so its type is no generator; for any other iterable the compiler loads its own",
  "table of built-in iterators, some 45 types, once.",
].join(" ");

const calls = [
  "Each attempt has a signal and a timer of its own, over its body, too, and can be followed by another. Of those ahead,",
  "@polar-sh/sdk and Redocly's client set a timer, and Redocly's tries again, only if they are asked to, and here they are",
  "not; the rest can do neither. A list is read by its declared facts and by guards, and gives a page that can go on.",
  "openapi-fetch's own share is in it, and the platform's for the signal is a third of the rest.",
].join(" ");

const generation = [
  "oazapfts, orval, hey-api and Redocly's generator print their types as they come and format nothing; a client of ours has",
  "its types from openapi-typescript, is laid out, and is read once more and compared with what was meant before it is",
  "written. Redocly's generator loads no TypeScript: it writes text.",
  "To load TypeScript, which openapi-typescript makes its types with, is a quarter of a run over a small document.",
].join(" ");

const edit = [
  "After an edit the document is read, checked and understood as a whole. What is kept of the run before is the text of",
  "declarations that would be made of the same, and what was found of it when it was parsed.",
].join(" ");

const memory = [
  "kubb has a file for each type, so a compiler reads only those that are asked for;",
  "ours are in one file, which is read whole, and of which only what is used is checked. @polar-sh/sdk has one, too:",
  "29,000 nodes for the compiler to keep, ours 44,000, since queries, webhooks and what is sent have types of their own.",
].join(" ");

const importing = [
  "A package has a file for each resource and each part of its runtime, which Node finds and links one by one:",
  "bundled into one file, the same client takes a quarter of the time. It is built by TypeScript alone, and in files",
  "of its own each part can be left out by who does not import it.",
].join(" ");

const size =
  "The package of a hair less is of another API, with some 70 operations where Polar has 186.";

const walk = [
  "What a page costs beyond fetch is what a call does (see calls), between one answer and the next request;",
  "beside 50 ms that a server takes it is little, and nothing else stands between the pages.",
].join(" ");

const window = [
  "The first page goes alone, as the bare pool's does. What is left is the CPU of eight calls whose answers come at",
  "about the same time, in one process: each waits for those before it.",
].join(" ");

/** Why others are ahead in a figure, by the measure's name; printed beside it. */
export const reasons: Readonly<Record<string, string>> = {
  "generation / List Clients / cold": generation,
  "generation / Polar / cold": generation,
  "generation / GitHub / cold": generation,
  "generation / GitHub / one property": edit,
  "package / import": importing,
  "package / size with dependencies": size,
  "bundle / one resource": bundle,
  "bundle / whole client": wholeBundle,
  "types / 5 / cpu": memory,
  "types / 5 / megabytes": memory,
  "types / 7 / megabytes": memory,
  "types / 7 / cpu": memory,
  "types / editor / open": memory,
  "types / editor / complete": editor,
  "types / editor / hover": editor,
  "types / 5 / types": types,
  "types / 7 / types": types,
  "calls / CPU over fetch": calls,
  "calls / allocated": calls,
  "walk / one page at a time": walk,
  "walk / eight pages at once": window,
};
