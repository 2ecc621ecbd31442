import type { OperationObject, ParameterObject, ResponseObject } from "./openapi.js";
import { sortedBy } from "./names.js";

/** One operation of the document, and what its types are named after. */
export interface PlacedOperation {
  readonly object: OperationObject;
  readonly pointer: string;
  /** `Oauth2ClientsList`: what the names of its types begin with. */
  readonly typePrefix: string;
  /** Its own and those of its path. */
  readonly parameters: readonly ParameterObject[];
  readonly path: string;
  readonly httpMethod: string;
}

/** By status. */
export function responsesOf({
  object,
}: Pick<PlacedOperation, "object">): readonly (readonly [string, ResponseObject])[] {
  const responses = Object.entries(object.responses ?? {});
  return sortedBy(
    responses.filter(([status]) => !status.startsWith("x-")),
    ([status]) => status,
  );
}
