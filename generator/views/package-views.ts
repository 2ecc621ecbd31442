import type { ApiModel, SecurityScheme, Server } from "../model/model.js";
import { camelCase } from "../model/names.js";
import { compatEntries } from "../model/resource-files.js";
import { compare } from "../order.js";
import type { Declarations } from "../types/declarations.js";
import {
  type Code,
  code,
  identifier,
  joined,
  literal,
  memberName,
  printedCode,
  stringLiteral,
} from "./code.js";
import { docText } from "./doc-text.js";
import { header } from "./header.js";
import { childrenOf, type ChildView } from "./resource-view.js";
import { webhooksEntry } from "./webhooks-view.js";

/** `src/config.ts`. */
export interface ConfigView {
  readonly header: Code;
  readonly docs: string;
  readonly optionsName: Code;
  readonly runtimeNames: readonly Code[];
  readonly credentials: readonly { docs: string; name: Code; type: Code }[];
  /** Whether a server's URL has variables. */
  readonly serverTemplates: boolean;
  readonly serverDocs: string;
  readonly serverNames: Code;
  readonly name: string;
  /** `undefined` where there are none. */
  readonly serverVariables: readonly { docs: string; name: Code; type: Code }[] | undefined;
  readonly servers: readonly { name: Code; facts: Code }[];
  readonly schemes: readonly { name: Code; facts: Code }[];
  readonly security: Code;
}

export function configView(api: ApiModel): ConfigView {
  const credentialTypes = new Set(api.securitySchemes.map(credentialType));
  const schemeKinds = new Set(api.securitySchemes.map(({ kind }) => kind));
  const [first] = api.servers;
  return {
    header,
    docs: docText([`Options of ${api.clientName}.`]),
    optionsName: identifier(`${api.clientName}Options`),
    runtimeNames: [
      ...[...schemeKinds].sort().map(identifier),
      ...["Api", "ClientOptions", ...credentialTypes]
        .sort()
        .map((name) => code`type ${identifier(name)}`),
    ],
    credentials: api.securitySchemes.map((scheme) => ({
      docs: docText([scheme.description, credentialDocs(scheme)]),
      name: memberName(scheme.name),
      type: identifier(credentialType(scheme)),
    })),
    serverTemplates: api.servers.some(({ variables }) => variables.length > 0),
    serverDocs: docText([
      ["Which server to talk to:", ...api.servers.map(serverDocs)].join("\n"),
      `@default ${JSON.stringify(first?.name)}`,
    ]),
    serverNames: joined(
      api.servers.map(({ name }) => stringLiteral(name)),
      code` | `,
    ),
    name: api.clientName,
    serverVariables: serverVariablesOf(api),
    servers: api.servers.map((server) => ({
      name: memberName(server.name),
      facts: serverFacts(server),
    })),
    schemes: api.securitySchemes.map((scheme) => ({
      name: memberName(scheme.name),
      facts: schemeFacts(scheme),
    })),
    security: literal(api.security),
  };
}

function serverFacts({ url, variables }: Server): Code {
  if (variables.length === 0) return stringLiteral(url);
  const defaults = variables.map((variable) => [variable.name, variable.default] as const);
  return code`serverTemplate(${stringLiteral(url)}, ${literal(Object.fromEntries(defaults))})`;
}

/** A variable of several servers may be what any of them allows. */
function serverVariablesOf({ servers }: ApiModel): ConfigView["serverVariables"] {
  const all = servers.flatMap(({ variables }) => variables);
  const names = [...new Set(all.map(({ name }) => name))].sort(compare);
  if (names.length === 0) return undefined;
  return names.map((name) => {
    const own = all.filter((variable) => variable.name === name);
    const preset = own[0]?.default === undefined ? undefined : JSON.stringify(own[0].default);
    const values = [...new Set(own.flatMap((variable) => variable.values ?? []))].sort(compare);
    const closed = own.every((variable) => variable.values !== undefined) && values.length > 0;
    return {
      docs: docText([own[0]?.description, preset && `@default ${preset}`]),
      name: memberName(name),
      type: closed ? joined(values.map(stringLiteral), code` | `) : code`string`,
    };
  });
}

function serverDocs({ name, url, description }: ApiModel["servers"][number]): string {
  return `- \`${name}\`: ${[url, description].filter(Boolean).join(", ")}`;
}

function credentialType({ kind }: SecurityScheme): "BasicCredential" | "Credential" {
  return kind === "basic" ? "BasicCredential" : "Credential";
}

/** What users of a key learn by losing it. */
const limits = { cookie: ", but not by browsers, which send their own", header: "", query: "" };

function credentialDocs(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "bearer":
      return "Sent as a bearer token.";
    case "basic":
      return "Sent by HTTP basic authentication.";
    case "apiKey":
      return `Sent as the ${scheme.in} parameter \`${scheme.parameter}\`${limits[scheme.in]}.`;
  }
}

function schemeFacts(scheme: SecurityScheme): Code {
  return scheme.kind === "apiKey"
    ? code`apiKey(${stringLiteral(scheme.in)}, ${stringLiteral(scheme.parameter)})`
    : identifier(scheme.kind);
}

/** `src/client.ts`. */
export interface ClientView {
  readonly header: Code;
  readonly docs: string;
  readonly clientName: Code;
  readonly optionsName: Code;
  readonly resources: readonly ChildView[];
}

export function clientView(api: ApiModel): ClientView {
  return {
    header,
    docs: docText([`A client of ${api.title}.`, api.description]),
    clientName: identifier(api.clientName),
    optionsName: identifier(`${api.clientName}Options`),
    resources: childrenOf(api, [], "./resources/"),
  };
}

/** `src/index.ts`. */
export interface IndexView {
  readonly header: Code;
  readonly clientName: Code;
  readonly optionsName: Code;
  readonly resources: readonly { from: string }[];
  /** Types of the runtime's modules that not every package has. */
  readonly optionalTypes: readonly { names: readonly Code[]; from: string }[];
}

const publicTypes: Readonly<Record<string, readonly string[]>> = {
  "./runtime/media-types.js": ["AcceptOption", "Chosen", "ContentTypeOption", "MediaTypeOptions"],
  "./runtime/raw-call.js": ["RawCall"],
  "./runtime/status-ranges.js": ["FailureStatus", "Status3XX", "Status4XX", "Status5XX"],
  "./runtime/streams.js": ["ServerEvent"],
};

/** @param modules - modules of the runtime that the package has and not every package, by path */
export function indexView(api: ApiModel, modules: ReadonlySet<string>): IndexView {
  return {
    header,
    clientName: identifier(api.clientName),
    optionsName: identifier(`${api.clientName}Options`),
    resources: api.resources.map(({ fileName }) => ({ from: `./resources/${fileName}.js` })),
    optionalTypes: Object.entries(publicTypes).flatMap(([from, names]) =>
      modules.has(from) ? [{ from, names: names.map(identifier) }] : [],
    ),
  };
}

/** `src/schema.d.ts`. */
export interface SchemaView {
  readonly header: Code;
  readonly helpers: readonly { text: Code }[];
  readonly declarations: readonly { text: Code }[];
  readonly empty: boolean;
}

export function schemaView({ helpers, statements }: Declarations): SchemaView {
  return {
    header,
    helpers: helpers.map(({ text, names }) => ({ text: printedCode(text, names) })),
    declarations: statements.map(({ text, names }) => ({ text: printedCode(text, names) })),
    empty: statements.length === 0,
  };
}

/** `package.json`. */
export interface PackageView {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly entries: readonly {
    key: string;
    esm: string;
    esmTypes: string;
    cjs: string;
    cjsTypes: string;
  }[];
  /** For compilers that know no `exports`: the declarations of each entry but the first. */
  readonly subpaths: readonly { key: string; types: string }[];
  readonly openapiFetch: string;
  readonly typescript: string;
}

export function packageView(api: ApiModel, version: string): PackageView {
  const entry = (key: string, module: string): PackageView["entries"][number] => ({
    key,
    esm: `./dist/esm/${module}.js`,
    esmTypes: `./dist/esm/${module}.d.ts`,
    cjs: `./dist/cjs/${module}.js`,
    cjsTypes: `./dist/cjs/${module}.d.ts`,
  });
  const entries = [
    entry(".", "index"),
    ...(hasLists(api) ? compatEntries.map((name) => entry(`./${name}`, `runtime/${name}`)) : []),
    ...(api.webhooks === undefined ? [] : [entry(`./${webhooksEntry}`, webhooksEntry)]),
    ...api.resources
      .filter(({ fileName }) => api.webhooks === undefined || fileName !== webhooksEntry)
      .map(({ fileName }) => entry(`./${fileName}`, `resources/${fileName}`)),
  ];
  return {
    name: api.packageName,
    version,
    description: `A client of ${api.title}.`,
    entries,
    subpaths: entries.slice(1).map(({ key, cjsTypes }) => ({ key: key.slice(2), types: cjsTypes })),
    openapiFetch: "~0.17.0",
    typescript: "~5.9.3",
  };
}

function hasLists({ resources }: ApiModel): boolean {
  const operations = resources.flatMap(({ operations }) => operations);
  return operations.some(({ pagination }) => pagination !== undefined);
}

/** What the client is called in examples: `polar`. */
export function variableOf(api: ApiModel): string {
  return camelCase(api.clientName);
}
