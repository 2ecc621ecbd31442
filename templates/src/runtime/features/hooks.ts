import type { AttemptAttributes, Hooks, OutcomeAttributes, Watch } from "../types.js";
import type { ApiError } from "../errors.js";

interface CallFacts {
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** Fit to be shown. */
  readonly url: string;
}

/** Tells a caller's hooks what `inner` sees too. */
export function told(hooks: Hooks, { method, path, url }: CallFacts, inner?: Watch): Watch {
  const { hostname, port, protocol } = new URL(url);
  const attributesOf = (attempt: number): AttemptAttributes => ({
    "http.request.method": method,
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
    "url.full": url,
    "url.template": path,
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
  });
  let sent = 0;
  /** What a caller's hook threw before anything was sent, which would be taken for a lost connection. */
  let thrown: { readonly error: unknown } | undefined;
  return {
    hold: (now, until) => inner?.hold?.(now, until) ?? 0,
    sending: (attempt) => {
      inner?.sending?.(attempt);
      sent = attempt;
      try {
        hooks.onRequest?.(attributesOf(attempt));
      } catch (error) {
        thrown = { error };
        throw error;
      }
    },
    judge: (outcome) => {
      if (thrown) throw thrown.error;
      const { attempt, response, error } = outcome;
      const attributes: OutcomeAttributes = {
        ...attributesOf(attempt),
        ...(response && { "http.response.status_code": response.status }),
        ...failureOf(response, error),
      };
      // What ended before it was sent, where its credentials failed, has no answer either.
      if (attempt === sent) hooks.onResponse?.(attributes);
      const wait = inner?.judge ? inner.judge(outcome) : outcome.wait;
      if (wait !== undefined) hooks.onRetry?.(attributes, wait);
      return wait;
    },
  };
}

function failureOf(response: Response | undefined, error: ApiError | undefined) {
  if (response) return response.status < 400 ? {} : { "error.type": String(response.status) };
  return { "error.type": error?.code ?? "_OTHER" };
}
