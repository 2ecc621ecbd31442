import { SetMatchType } from "openapi-backend";
import type { OpenAPIBackend, Operation } from "openapi-backend";
import type { Answer } from "./answer.js";

/** Our own answer does not fit the document: a mistake of the server, not of its caller. */
export class UnfitAnswerError extends Error {
  override readonly name = "UnfitAnswerError";
}

/**
 * The answer, if the document allows the operation to give it.
 *
 * @throws UnfitAnswerError for a status, body or header that is not declared.
 */
export function fittingAnswer(answer: Answer, operation: Operation, api: OpenAPIBackend): Answer {
  const { status, body = null, headers = {} } = answer;
  const where = `${operation.operationId ?? operation.path} answers ${status}`;
  const declared = operation.responses?.[String(status)];
  if (declared === undefined) throw new UnfitAnswerError(`${where}, which is not declared`);
  if (body !== null && !("content" in declared)) {
    throw new UnfitAnswerError(`${where} with a body, where none is declared`);
  }
  const problems = [
    ...(api.validateResponse(body, operation, status).errors ?? []),
    ...(api.validateResponseHeaders(headers, operation, {
      statusCode: status,
      setMatchType: SetMatchType.Superset,
    }).errors ?? []),
  ];
  if (problems.length === 0) return answer;
  const said = problems.map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
  throw new UnfitAnswerError(`${where} with what does not fit: ${said.join("; ")}`);
}
