import type { ApiModel, Operation, SecurityScheme } from "../model/model.js";
import { childPointer } from "../pointer.js";
import type { Pair } from "./compiler.js";
import { construct, program } from "./example.js";
import type { ApiState, Change } from "./finding.js";
import { variableChanges } from "./server-variables.js";
import { successorsOf } from "./successors.js";
import { operationsOf } from "./surface.js";

/** What changes about the client as a whole: its name, exports, servers and credentials. */
export function clientChanges(pair: Pair): readonly Change[] {
  return [
    ...nameChanges(pair),
    ...exportChanges(pair),
    ...serverChanges(pair),
    ...variableChanges(pair),
    ...credentialChanges(pair),
  ];
}

const shared = { level: "types", breaking: true, operation: undefined } as const;

function nameChanges({ from, to }: Pair): readonly Change[] {
  const [old, now] = [from.model, to.model];
  const changes: Change[] = [];
  if (old.packageName !== now.packageName) {
    changes.push({
      ...{ ...shared, code: "package-renamed", kind: "changed", pointer: "#/info" },
      message: `The package \`${old.packageName}\` is now \`${now.packageName}\``,
      why: "Imports by the old name find nothing.",
      action: `Install \`${now.packageName}\` and import from it.`,
      example: program(from, [construct(from)]),
    });
  }
  if (old.clientName !== now.clientName) {
    changes.push({
      ...{ ...shared, code: "client-renamed", kind: "changed", pointer: "#/info" },
      message: `The client \`${old.clientName}\` is now called \`${now.clientName}\``,
      why: "The old name is not exported.",
      action: `Import \`${now.clientName}\`.`,
      example: program(from, [construct(from)]),
    });
  }
  return changes;
}

interface Export {
  readonly kind: "class" | "type";
  readonly name: string;
  /** Where it stands, which it keeps when it has another name. */
  readonly place: string;
  readonly pointer: string;
}

/** What a consumer may have imported by name and can't any more. */
function exportChanges({ from, to, comparison: { texts } }: Pair): readonly Change[] {
  const [old, now] = [exportsOf(from), exportsOf(to)];
  const remaining = new Set(now.map(({ kind, name }) => `${kind} ${name}`));
  const gone = old.filter(
    ({ kind, name }) => !remaining.has(`${kind} ${name}`) && !goesAlong(name, from, to),
  );
  const before = new Set(old.map(({ name }) => name));
  const added = [...texts.to.keys()].filter((name) => !before.has(name));
  const names = gone.map(({ name }) => name);
  const alike = successorsOf(names, added, texts);
  const inPlace = new Map(now.map(({ place, name }) => [place, name]));
  return gone.map(({ kind, name, pointer, place }): Change => {
    const found = inPlace.get(place);
    const successor = found === undefined || before.has(found) ? alike.get(name) : found;
    return {
      ...{
        ...shared,
        code: "export-removed",
        kind: successor === undefined ? "removed" : "changed",
      },
      pointer,
      message:
        successor === undefined
          ? `The ${kind} \`${name}\` is no longer exported`
          : `The ${kind} \`${name}\` is now called \`${successor}\``,
      why: "An import of it does not compile.",
      action: successor === undefined ? "Stop importing it." : `Import \`${successor}\` instead.`,
      example:
        kind === "class"
          ? program(from, [`export const mine = new ${name}();`], [name])
          : program(from, [`export type Mine = ${name};`], []),
    };
  });
}

function exportsOf({ model, declarations }: ApiState): readonly Export[] {
  const types = new Map(model.types.map((type) => [type.typeName, type]));
  // The groups of an operation's parameters all stand where it does.
  const places = new Set(operationsOf({ model }).map(({ operation }) => operation.pointer));
  return [
    ...declarations.statements.map(({ typeName }) => {
      const { pointer = "#/components/schemas", direction, files } = types.get(typeName) ?? {};
      const isAlone = direction !== undefined && !places.has(pointer);
      const place = isAlone ? `${direction} ${files} ${pointer}` : typeName;
      return { kind: "type" as const, name: typeName, place, pointer };
    }),
    ...model.resources.flatMap(({ path, className, operations }) => [
      {
        ...{ kind: "class" as const, name: className, place: path.join(".") },
        pointer: operations[0]?.pointer ?? "#/paths",
      },
      ...operations.flatMap(exportsOfOperation),
    ]),
  ];
}

function exportsOfOperation(operation: Operation): readonly Export[] {
  const { bodies, errorTypeName, httpMethod, path, pointer, results } = operation;
  return Object.entries({
    error: errorTypeName,
    bodies: bodies?.typeName,
    results: results?.typeName,
  }).flatMap(([part, name]) =>
    name === undefined
      ? []
      : [{ kind: "type", name, pointer, place: `${part} of ${httpMethod} ${path}` }],
  );
}

/** Whether a type was a part of an operation, a resource, or a webhook, that is itself gone: told already. */
function goesAlong(name: string, from: ApiState, to: ApiState): boolean {
  const remaining = new Set(operationsOf(to).map((placed) => placed.name));
  const components = new Set(
    from.model.types.filter(({ origin }) => origin === "component").map((type) => type.typeName),
  );
  if (components.has(name)) return false;
  const events = new Set(to.model.webhooks?.events.map((event) => event.name));
  const isPayload = from.model.webhooks?.events.some(
    (event) => !events.has(event.name) && event.typeNames.includes(name),
  );
  if (isPayload === true) return true;
  return operationsOf(from).some(
    (placed) =>
      !remaining.has(placed.name) &&
      (name === placed.resource.className ||
        name.startsWith(placed.operation.errorTypeName.replace(/Error$/, ""))),
  );
}

function serverChanges({ from, to }: Pair): readonly Change[] {
  const remaining = new Map(to.model.servers.map((server) => [server.name, server]));
  const known = new Set(from.model.servers.map(({ name }) => name));
  const changes = from.model.servers.flatMap(({ name, url }): readonly Change[] => {
    const now = remaining.get(name);
    const about = { operation: undefined, pointer: "#/servers" };
    if (now === undefined) {
      return [
        {
          ...{ ...shared, ...about, code: "server-removed", kind: "removed" },
          message: `The server \`${name}\` (${url}) is gone`,
          why: "The option `server` does not take its name.",
          action: "Choose another server, or give a `baseUrl`.",
          example: program(from, [construct(from, `{ server: ${JSON.stringify(name)} }`)]),
        },
      ];
    }
    return now.url === url
      ? []
      : [wire("server-moved", `The server \`${name}\` was ${url} and is ${now.url}`, "#/servers")];
  });
  const added = to.model.servers.filter(({ name }) => !known.has(name));
  const [first, other] = [from.model.servers[0]?.name, to.model.servers[0]?.name];
  return [
    ...changes,
    ...added.map(({ name, url }) =>
      addition("server-added", `The server \`${name}\` (${url}) is new`, "#/servers"),
    ),
    ...(first !== other && known.has(other ?? "") && remaining.has(first ?? "")
      ? [
          wire(
            "server-default-changed",
            `Requests go to \`${other}\` by default, no longer to \`${first}\``,
            "#/servers",
          ),
        ]
      : []),
  ];
}

function credentialChanges({ from, to }: Pair): readonly Change[] {
  const known = new Set(from.model.securitySchemes.map(({ name }) => name));
  return [
    ...from.model.securitySchemes.flatMap((scheme) => credentialChange(scheme, from, to.model)),
    ...to.model.securitySchemes
      .filter(({ name }) => !known.has(name))
      .map(({ name }) =>
        addition("credential-added", `The credential \`${name}\` is new`, schemePointer(name)),
      ),
  ];
}

function credentialChange(old: SecurityScheme, from: ApiState, to: ApiModel): readonly Change[] {
  const now = to.securitySchemes.find(({ name }) => name === old.name);
  const pointer = schemePointer(old.name);
  const [before, after] = [transport(old), now && transport(now)];
  if (before === after) return [];
  const secret = old.kind === "basic" ? '{ username: "", password: "" }' : '""';
  const option = `{ ${JSON.stringify(old.name)}: ${secret} }`;
  if (now === undefined || (old.kind === "basic") !== (now.kind === "basic")) {
    return [
      {
        ...{ ...shared, pointer, code: now ? "credential-changed" : "credential-removed" },
        kind: now ? "changed" : "removed",
        message: `The credential \`${old.name}\` ${now ? `was ${before} and is ${after}` : "is gone"}`,
        why: "The client's options do not take it.",
        action: now ? `Give ${after} instead.` : "Stop giving it.",
        example: program(from, [construct(from, option)]),
      },
    ];
  }
  return [
    wire(
      "credential-moved",
      `The credential \`${old.name}\` was ${before} and is ${after}`,
      pointer,
    ),
  ];
}

function schemePointer(name: string): string {
  return childPointer("#/components/securitySchemes", name);
}

function transport(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "bearer":
      return "a bearer token";
    case "basic":
      return "a user name and password";
    case "apiKey":
      return `the ${scheme.in} parameter \`${scheme.parameter}\``;
  }
}

function wire(code: string, message: string, pointer: string): Change {
  return {
    ...{ code, kind: "changed", level: "wire", breaking: false, operation: undefined },
    ...{ pointer, message },
    why: "Requests are made in another way; no type says so.",
    action: "Update the client together with the server; code stays as it is.",
  };
}

function addition(code: string, message: string, pointer: string): Change {
  return {
    ...{ code, kind: "added", level: "types", breaking: false, operation: undefined },
    ...{ pointer, message },
    why: "There is more to choose from.",
    action: "Nothing has to be done.",
  };
}
