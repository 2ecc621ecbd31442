/** What is sent back: JSON, or nothing where there is no body. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function unauthorized(): Answer {
  return {
    status: 401,
    headers: { "WWW-Authenticate": "Bearer" },
    body: { error: "Unauthorized", detail: "The access token is missing or not valid." },
  };
}

export function notFound(): Answer {
  return { status: 404, body: { error: "ResourceNotFound", detail: "Not found" } };
}

/** Polar's rate limiter answers before anything looks at the request. */
export function rateLimited(seconds: number): Answer {
  return { status: 429, headers: { "Retry-After": String(seconds) } };
}

/** How an endpoint of OAuth 2.0 says no. */
export function refused(error: string, description: string): Answer {
  const status = error === "invalid_client" ? 401 : 400;
  return { status, body: { error, error_description: description } };
}

export interface Fault {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

export function invalid(faults: readonly Fault[]): Answer {
  return { status: 422, body: { detail: faults } };
}
