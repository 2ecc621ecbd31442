import type { ApiModel, SecurityScheme } from "../model/model.js";
import { camelCase } from "../model/names.js";
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

/** `src/config.ts`. */
export interface ConfigView {
  readonly header: Code;
  readonly docs: string;
  readonly optionsName: Code;
  readonly runtimeNames: readonly Code[];
  readonly credentials: readonly { docs: string; name: Code; type: Code }[];
  readonly serverDocs: string;
  readonly serverNames: Code;
  readonly name: string;
  readonly servers: readonly { name: Code; url: string }[];
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
    serverDocs: docText([
      ["Which server to talk to:", ...api.servers.map(serverDocs)].join("\n"),
      `@default ${JSON.stringify(first?.name)}`,
    ]),
    serverNames: joined(
      api.servers.map(({ name }) => stringLiteral(name)),
      code` | `,
    ),
    name: api.clientName,
    servers: api.servers.map(({ name, url }) => ({ name: memberName(name), url })),
    schemes: api.securitySchemes.map((scheme) => ({
      name: memberName(scheme.name),
      facts: schemeFacts(scheme),
    })),
    security: literal(api.security),
  };
}

function serverDocs({ name, url, description }: ApiModel["servers"][number]): string {
  return `- \`${name}\`: ${[url, description].filter(Boolean).join(", ")}`;
}

function credentialType({ kind }: SecurityScheme): "BasicCredential" | "Credential" {
  return kind === "basic" ? "BasicCredential" : "Credential";
}

function credentialDocs(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "bearer":
      return "Sent as a bearer token.";
    case "basic":
      return "Sent by HTTP basic authentication.";
    case "apiKey":
      return `Sent as the ${scheme.in} parameter \`${scheme.parameter}\`.`;
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
}

export function indexView(api: ApiModel): IndexView {
  return {
    header,
    clientName: identifier(api.clientName),
    optionsName: identifier(`${api.clientName}Options`),
    resources: api.resources.map(({ fileName }) => ({ from: `./resources/${fileName}.js` })),
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
  return {
    name: api.packageName,
    version,
    description: `A client of ${api.title}.`,
    entries: [
      entry(".", "index"),
      ...(hasLists(api) ? [entry("./compat/stainless", "runtime/compat/stainless")] : []),
      ...api.resources.map(({ fileName }) => entry(`./${fileName}`, `resources/${fileName}`)),
    ],
    subpaths: api.resources.map(({ fileName }) => ({
      key: fileName,
      types: `./dist/cjs/resources/${fileName}.d.ts`,
    })),
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
