import { sortedBy } from "../order.js";
import type { OperationObject, ParameterObject, ResponseObject } from "./openapi.js";

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

type Responses = readonly (readonly [status: string, response: ResponseObject])[];

const known = new WeakMap<OperationObject, Responses>();

/** By status. */
export function responsesOf({ object }: Pick<PlacedOperation, "object">): Responses {
  const responses =
    known.get(object) ??
    sortedBy(Object.entries(object.responses ?? {}), ([status]) => status).filter(
      ([status]) => !status.startsWith("x-"),
    );
  known.set(object, responses);
  return responses;
}
