import {
  ApiError,
  ConnectionError,
  ForbiddenError,
  RateLimitError,
  TimeoutError,
  UnauthorizedError,
} from "@pagewright/polar";

/**
 * What to tell the person who started the example; undefined for a mistake of the example's own.
 *
 * @param server the server that was asked, in words.
 */
export function explanationOf(error: unknown, server: string): string | undefined {
  if (error instanceof UnauthorizedError || error instanceof ForbiddenError) {
    return lines(
      `${sentence(server)} does not accept this token for List Clients (${error.status}).`,
      "Polar authorises the operation for a signed-in user: an organization's access token is not",
      "enough. Production and sandbox do not know each other's tokens either; POLAR_SERVER chooses.",
    );
  }
  if (error instanceof RateLimitError) {
    const seconds = Math.ceil((error.retryAfterMs ?? 60_000) / 1000);
    return `${sentence(server)} asks for patience: try again in ${seconds} s.`;
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return `No answer from ${server}: ${error.message}.`;
  }
  // An error of the client says what happened, and never shows a token or a body.
  return error instanceof ApiError ? `${error.name}: ${error.message}` : undefined;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lines(...texts: readonly string[]): string {
  return texts.join("\n");
}
