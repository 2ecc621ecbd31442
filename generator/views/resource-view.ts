import type { ApiModel, Resource } from "../model/model.js";
import { camelCase } from "../model/names.js";
import { compare, sortedBy } from "../order.js";
import type { Declarations } from "../types/declarations.js";
import { type Code, code, identifier, memberName } from "./code.js";
import { docText } from "./doc-text.js";
import { header } from "./header.js";
import { type MethodAndNeeds, methodView, type MethodView } from "./method.js";
import { optionalModules } from "./operation-facts.js";

/** A resource as a member of the client or of another resource. */
export interface ChildView {
  readonly docs: string;
  readonly name: Code;
  readonly className: Code;
  /** The module it comes from. */
  readonly from: string;
}

/** `src/resources/<path>.ts`. */
export interface ResourceView {
  readonly header: Code;
  readonly optionsName: Code;
  readonly configFrom: string;
  readonly runtimeFrom: string;
  readonly runtimeNames: readonly Code[];
  /** Modules of the runtime that not every package has. */
  readonly optionalImports: readonly { names: readonly Code[]; from: string }[];
  readonly styles: readonly { readonly name: Code; readonly from: string }[];
  readonly schemaFrom: string;
  /** `undefined` where there are none. */
  readonly schemaTypes: readonly Code[] | undefined;
  readonly docs: string;
  readonly className: Code;
  readonly children: readonly ChildView[];
  readonly methods: readonly MethodView[];
}

export function resourceView(
  resource: Resource,
  api: ApiModel,
  declarations: Declarations,
): ResourceView {
  const methods = resource.operations.map((operation) => methodView(operation, api, declarations));
  const src = "../".repeat(resource.path.length);
  const schemaTypes = names(methods.flatMap((method) => method.schemaTypes));
  return {
    header,
    optionsName: identifier(`${api.clientName}Options`),
    configFrom: `${src}config.js`,
    runtimeFrom: `${src}runtime/index.js`,
    runtimeNames: [
      ...names(["connect", ...methods.flatMap((method) => method.runtimeValues)]),
      ...names(["Core", ...methods.flatMap((method) => method.runtimeTypes)]).map(
        (name) => code`type ${name}`,
      ),
    ],
    optionalImports: optionalModules.flatMap((module) => {
      const imported = [
        ...names(methods.flatMap(({ optionalValues }) => optionalValues[module])),
        ...names(methods.flatMap(({ optionalTypes }) => optionalTypes[module])).map(
          (name) => code`type ${name}`,
        ),
      ];
      return imported.length === 0 ? [] : [{ names: imported, from: `${src}runtime/${module}.js` }];
    }),
    styles: stylesOf(methods, `${src}runtime/`),
    schemaFrom: `${src}schema.js`,
    schemaTypes: schemaTypes.length === 0 ? undefined : schemaTypes,
    docs: resourceDocs(resource, api),
    className: identifier(resource.className),
    children: childrenOf(api, resource.path, "./"),
    methods: methods.map(({ view }) => view),
  };
}

/** By name, each once. */
function stylesOf(methods: readonly MethodAndNeeds[], folder: string): ResourceView["styles"] {
  const modules = new Map(
    methods.flatMap(({ styles }) => styles.map(({ name, module }) => [name, module] as const)),
  );
  return sortedBy(modules, ([name]) => name).map(([name, module]) => ({
    name: identifier(name),
    from: `${folder}${module}.js`,
  }));
}

/** The resources directly below a path, as seen from the folder that `prefix` leads to. */
export function childrenOf(
  api: ApiModel,
  parent: readonly string[],
  prefix: string,
): readonly ChildView[] {
  const isChild = ({ path }: Resource): boolean =>
    path.length === parent.length + 1 && parent.every((name, index) => path[index] === name);
  return api.resources.filter(isChild).map((resource) => ({
    docs: resourceDocs(resource, api),
    name: memberName(resource.path.at(-1) ?? ""),
    className: identifier(resource.className),
    from: `${prefix}${prefix === "./" ? fromParent(resource) : resource.fileName}.js`,
  }));
}

function fromParent({ fileName }: Resource): string {
  return fileName.split("/").slice(-2).join("/");
}

function resourceDocs({ path, description }: Resource, api: ApiModel): string {
  return docText([description, `\`${[camelCase(api.clientName), ...path].join(".")}\``]);
}

function names(all: readonly string[]): readonly Code[] {
  return [...new Set(all)].sort(compare).map(identifier);
}
