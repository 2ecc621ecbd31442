import type { Server } from "../model/model.js";
import { construct, program } from "./example.js";
import type { ApiState, Change, States } from "./finding.js";

type Variable = Server["variables"][number];

/** What changes about the option `serverVariables`, which takes those of all servers. */
export function variableChanges({ from, to }: States): readonly Change[] {
  const [old, now] = [variablesOf(from), variablesOf(to)];
  const gone = [...old].flatMap(([name, variables]): readonly Change[] => {
    const others = now.get(name);
    if (others === undefined) return [removal(name, variables, from, now.size > 0)];
    return [
      ...valueChanges(name, variables, others, from),
      ...defaultChange(name, variables, others),
    ];
  });
  const fresh = [...now.keys()].filter((name) => !old.has(name));
  return [
    ...gone,
    ...fresh.map((name) => ({
      ...compatible("server-variable-added", "added"),
      message: `The variable \`${name}\` of a server's URL is new`,
      why: "There is more to choose.",
    })),
  ];
}

function variablesOf({ model }: ApiState): ReadonlyMap<string, readonly Variable[]> {
  const variables = new Map<string, Variable[]>();
  for (const variable of model.servers.flatMap((server) => server.variables))
    variables.set(variable.name, [...(variables.get(variable.name) ?? []), variable]);
  return variables;
}

/** All values that the option takes; `undefined` for any string. */
function valuesOf(variables: readonly Variable[]): ReadonlySet<string> | undefined {
  const lists = variables.map(({ values }) => values);
  const closed = lists.filter((values) => values !== undefined);
  const all = new Set(closed.flat());
  return closed.length < lists.length || all.size === 0 ? undefined : all;
}

/** @param others whether there are other variables: where there are none, the option takes any name. */
function removal(
  name: string,
  variables: readonly Variable[],
  from: ApiState,
  others: boolean,
): Change {
  const message = `The variable \`${name}\` of a server's URL is gone`;
  if (!others) {
    const why = "The option `serverVariables` has no effect any more.";
    return { ...compatible("server-variable-removed", "removed"), level: "wire", message, why };
  }
  const [value = ""] = valuesOf(variables) ?? [];
  return {
    ...breaking("server-variable-removed", "removed"),
    message,
    why: "The option `serverVariables` does not know it.",
    action: "Stop giving it.",
    example: giving(name, value, from),
  };
}

function valueChanges(
  name: string,
  variables: readonly Variable[],
  others: readonly Variable[],
  from: ApiState,
): readonly Change[] {
  const [old, now] = [valuesOf(variables), valuesOf(others)];
  const lost =
    now === undefined ? [] : old === undefined ? [""] : [...old].filter((value) => !now.has(value));
  if (lost.length > 0) {
    const what = old === undefined ? "any value" : lost.map((value) => `\`${value}\``).join(", ");
    return [
      {
        ...breaking("server-variable-narrowed", "changed"),
        message: `The variable \`${name}\` of a server's URL no longer takes ${what}`,
        why: "The option `serverVariables` takes the values that the document lists.",
        action: "Give one of those.",
        example: giving(name, lost[0] ?? "", from),
      },
    ];
  }
  const more =
    old !== undefined && (now === undefined || [...now].some((value) => !old.has(value)));
  if (!more) return [];
  return [
    {
      ...compatible("server-variable-widened", "changed"),
      message: `The variable \`${name}\` of a server's URL takes more values`,
      why: "There is more to choose from.",
    },
  ];
}

function defaultChange(
  name: string,
  variables: readonly Variable[],
  others: readonly Variable[],
): readonly Change[] {
  const defaults = (list: readonly Variable[]): string =>
    [...new Set(list.map((variable) => variable.default))]
      .map((value) => `\`${value}\``)
      .join(", ");
  const [before, after] = [defaults(variables), defaults(others)];
  if (before === after) return [];
  return [
    {
      ...compatible("server-variable-default-changed", "changed"),
      level: "wire",
      message: `The variable \`${name}\` of a server's URL was ${before} by default and is ${after}`,
      why: "Requests go elsewhere; no type says so.",
    },
  ];
}

function giving(name: string, value: string, from: ApiState): string {
  const options = `{ serverVariables: { ${JSON.stringify(name)}: ${JSON.stringify(value)} } }`;
  return program(from, [construct(from, options)]);
}

const shared = { level: "types", operation: undefined, pointer: "#/servers" } as const;

function breaking(code: string, kind: Change["kind"]) {
  return { ...shared, code, kind, breaking: true } as const;
}

function compatible(code: string, kind: Change["kind"]) {
  return { ...shared, code, kind, breaking: false, action: "Nothing has to be done." } as const;
}
