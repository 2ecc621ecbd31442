import { DiagnosticError, failure } from "../diagnostics/diagnostic.js";

export interface DownloadOptions {
  /** More bytes than these are not read; what is compressed counts as it is unpacked. */
  readonly maxBytes: number;
  /** Milliseconds for all of it, redirects and the body included. */
  readonly timeout: number;
  /** Whether plain http may be spoken with this machine itself. */
  readonly allowLoopbackHttp: boolean;
  /** What the server said of the copy that is here; sent back, so that it need not send another. */
  readonly known?: Validators | undefined;
}

/** By what a server knows one state of a document from another. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** `undefined`: the copy that is here is the one that is there. */
export type Download = { readonly bytes: Uint8Array; readonly validators: Validators } | undefined;

const mostRedirects = 5;

/**
 * Gets what is at a URL, and sends nothing but the request: no credentials, no cookies. Redirects are
 * followed on the same origin; one that leads elsewhere is a matter for a person.
 *
 * @throws {DiagnosticError} with what kept it from that
 */
export async function download(url: string, options: DownloadOptions): Promise<Download> {
  const signal = AbortSignal.timeout(options.timeout);
  try {
    let target = checkedUrl(url, options);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await fetch(target, {
        ...{ redirect: "manual", signal, credentials: "omit", headers: headersOf(options) },
      });
      const next = redirectOf(response, target);
      if (next === undefined) return await answerOf(response, url, options);
      await response.body?.cancel();
      target = next;
    }
    throw failure("pull-redirect", `${url} redirects more than ${mostRedirects} times`);
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    if (signal.aborted) {
      const seconds = options.timeout / 1000;
      throw failure("pull-timeout", `${url} gave no whole answer within ${seconds} s`);
    }
    throw failure("pull-connection", `${url} could not be reached (${reasonOf(error)})`);
  }
}

function checkedUrl(text: string, { allowLoopbackHttp }: DownloadOptions): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw failure("pull-url", `${JSON.stringify(text)} is no URL`);
  if (url.username !== "" || url.password !== "") {
    throw failure("pull-url", "A document's URL must not hold a user name or a password");
  }
  const isLoopback = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url.protocol === "https:") return url;
  if (url.protocol === "http:" && isLoopback && allowLoopbackHttp) return url;
  throw failure(
    "pull-url",
    `${text} is not fetched: only https is, so that nobody on the way can change the document`,
  );
}

function headersOf({ known }: DownloadOptions): Record<string, string> {
  return {
    accept: "application/json, application/yaml;q=0.9, */*;q=0.5",
    "user-agent": "pagewright",
    ...(known?.etag === undefined ? {} : { "if-none-match": known.etag }),
    ...(known?.lastModified === undefined ? {} : { "if-modified-since": known.lastModified }),
  };
}

function redirectOf(response: Response, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get("location") ?? "";
  const to = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (location === "" || to === undefined) {
    throw failure("pull-redirect", `${from.href} redirects to nowhere`);
  }
  if (to.origin === from.origin) return to;
  throw failure(
    "pull-redirect",
    `${from.href} redirects to another origin, ${to.origin}`,
    `If the document is there now, and you trust that, say so in spec/sources.json: ${to.href}`,
  );
}

async function answerOf(
  response: Response,
  url: string,
  { maxBytes, known }: DownloadOptions,
): Promise<Download> {
  if (response.status === 304 && known !== undefined) return undefined;
  if (response.status !== 200) {
    await response.body?.cancel();
    throw failure("pull-status", `${url} answered ${response.status}, where 200 is expected`);
  }
  const bytes = await bytesOf(response, url, maxBytes);
  const etag = response.headers.get("etag") ?? undefined;
  const lastModified = response.headers.get("last-modified") ?? undefined;
  return { bytes, validators: { etag, lastModified } };
}

async function bytesOf(response: Response, url: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early ends the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) {
      const hint = "Is it the document?";
      throw failure("pull-too-large", `${url} is larger than ${maxBytes / 1e6} MB`, hint);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `ECONNREFUSED`: what `fetch` hides behind "fetch failed". */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: unknown; readonly message?: unknown };
  const { code, message: inner } = Object(cause) as { readonly code?: unknown; message?: unknown };
  return String(code ?? inner ?? message);
}
