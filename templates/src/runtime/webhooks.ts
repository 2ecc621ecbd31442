/** The body of a webhook's request as it came: its text or its bytes, before anything parsed it. */
export type WebhookBody = string | Uint8Array | ArrayBuffer;

/** The headers of a webhook's request: `Headers`, Node's `request.headers`, or a plain record. */
export type WebhookHeaders =
  | { readonly get: (name: string) => string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What the sender signs with.
 *
 * - `whsec_...`: the key is what follows, in base64, as Standard Webhooks has it. A sender that signs
 *   with the text as a whole is understood, too.
 * - Any other text: the key is its UTF-8 bytes.
 * - Bytes: the key itself.
 */
export type WebhookSecret = string | Uint8Array;

export interface VerifyWebhookOptions {
  /**
   * How many milliseconds the timestamp may differ from now, in either direction.
   *
   * @default 300_000
   */
  readonly tolerance?: number | undefined;
  /** The time of now, in milliseconds since the epoch. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * - `header-missing`, `header-malformed`: one of the three headers is not there, or cannot be read
 * - `timestamp`: it was signed too long ago, or is not to be signed yet
 * - `signature-version`: it has no signature of version `v1`, the only one that is understood
 * - `signature`: no signature fits any of the secrets
 * - `body`: it is signed, and is not JSON
 */
export type WebhookVerificationReason =
  "header-missing" | "header-malformed" | "timestamp" | "signature-version" | "signature" | "body";

const brand = Symbol.for("pagewright.webhook");
const className = "WebhookVerificationError";

/**
 * A request is not a webhook of the one who knows the secret. It holds nothing of the body and nothing
 * of a secret. `instanceof` also holds between the ESM and the CommonJS copy of a package.
 */
export class WebhookVerificationError extends Error {
  override readonly name = className;
  readonly reason: WebhookVerificationReason;

  constructor(reason: WebhookVerificationReason, message: string) {
    super(message);
    this.reason = reason;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return (value as { [brand]?: unknown } | null | undefined)?.[brand] === className;
  }

  /** @internal Also before it has a name: what Babel makes of classes asks then. */
  get [brand](): string {
    return className;
  }
}

/**
 * Checks that a request was signed by Standard Webhooks with one of the secrets, and lately.
 *
 * @returns the event: what the body says, parsed. Nothing checks it against its type
 * @throws {WebhookVerificationError} where it was not
 * @throws {TypeError} where an argument cannot be used at all: no secret, a body that is parsed already
 */
export async function verify(
  body: WebhookBody,
  headers: WebhookHeaders,
  secrets: WebhookSecret | readonly WebhookSecret[],
  { tolerance = 300_000, now = Date.now }: VerifyWebhookOptions = {},
): Promise<unknown> {
  const keys = (isList(secrets) ? secrets : [secrets]).flatMap(keysOf);
  if (keys.length === 0) throw new TypeError("No secret to verify webhooks with is given");
  if (!(tolerance >= 0)) throw new TypeError("`tolerance` is a number of milliseconds, at least 0");
  const bytes = bytesOf(body);
  const id = headerOf(headers, "webhook-id");
  const timestamp = headerOf(headers, "webhook-timestamp");
  checkTimestamp(timestamp, tolerance, now());
  const given = signaturesIn(headerOf(headers, "webhook-signature"));
  const content = concatenated(new TextEncoder().encode(`${id}.${timestamp}.`), bytes);
  const signatures = await Promise.all(keys.map((key) => sign(key, content)));
  // Each is compared with each, whatever the others gave, so that time tells nothing.
  const pairs = signatures.flatMap((own) => given.map((other) => sameText(own, other)));
  if (!pairs.includes(true)) {
    throw new WebhookVerificationError("signature", "No signature fits the secret");
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    // What the parser says quotes the body.
    throw new WebhookVerificationError("body", "The body is signed, but is not JSON");
  }
}

function isList(
  secrets: WebhookSecret | readonly WebhookSecret[],
): secrets is readonly WebhookSecret[] {
  return Array.isArray(secrets);
}

/** The keys that a secret may stand for. An empty one would let anybody sign. */
function keysOf(secret: WebhookSecret): readonly Bytes[] {
  const keys: Bytes[] = [];
  if (ArrayBuffer.isView(secret)) keys.push(new Uint8Array(secret));
  else if (typeof secret === "string") {
    keys.push(new TextEncoder().encode(secret));
    const encoded = secret.startsWith("whsec_") ? fromBase64(secret.slice(6)) : undefined;
    if (encoded) keys.push(encoded);
  }
  return keys.filter(({ length }) => length > 0);
}

type Bytes = Uint8Array<ArrayBuffer>;

/** `undefined` where the text is not base64. */
function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function bytesOf(body: WebhookBody): Bytes {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError("The body of a webhook is verified as it came: give its text or its bytes");
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const values = valuesOf(headers, name).filter((value) => value !== "");
  const [value, ...more] = values;
  if (value === undefined) {
    throw new WebhookVerificationError("header-missing", `The request has no ${name} header`);
  }
  if (more.length > 0 && name !== "webhook-signature") {
    throw new WebhookVerificationError(
      "header-malformed",
      `The request has several ${name} headers`,
    );
  }
  return values.join(" ");
}

function valuesOf(headers: WebhookHeaders, name: string): readonly string[] {
  if (isHeaders(headers)) return [headers.get(name) ?? ""];
  return Object.entries(headers).flatMap(([key, value = []]) =>
    key.toLowerCase() === name ? value : [],
  );
}

function isHeaders(
  headers: WebhookHeaders,
): headers is Extract<WebhookHeaders, { readonly get: (name: string) => string | null }> {
  return typeof headers.get === "function";
}

function checkTimestamp(timestamp: string, tolerance: number, now: number): void {
  if (!/^\d{1,15}$/.test(timestamp)) {
    throw new WebhookVerificationError(
      "header-malformed",
      "The webhook-timestamp header is no number of seconds",
    );
  }
  const age = now - Number(timestamp) * 1000;
  if (Math.abs(age) <= tolerance) return;
  const seconds = Math.ceil(Math.abs(age) / 1000);
  const when = age > 0 ? "ago" : "from now";
  throw new WebhookVerificationError(
    "timestamp",
    `The webhook was signed ${seconds} s ${when}; ${tolerance / 1000} s are allowed`,
  );
}

/** Those of version `v1`; while secrets are changed, there are several. */
function signaturesIn(header: string): readonly string[] {
  // Headers of one name may have been joined, by a comma.
  const found = header
    .split(/,?\s+/)
    .flatMap((each) => (each.startsWith("v1,") ? [each.slice(3)] : []));
  if (found.length > 0) return found;
  throw new WebhookVerificationError(
    "signature-version",
    "The webhook-signature header has no signature of version v1",
  );
}

function concatenated(start: Uint8Array, end: Uint8Array): Bytes {
  const all = new Uint8Array(start.length + end.length);
  all.set(start);
  all.set(end, start.length);
  return all;
}

/** In base64. */
async function sign(key: Bytes, content: Bytes): Promise<string> {
  const { subtle } = globalThis.crypto;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await subtle.importKey("raw", key, algorithm, false, ["sign"]);
  const signature = await subtle.sign("HMAC", imported, content);
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

/** Takes as long for texts that differ early as for texts that differ late. */
function sameText(own: string, other: string): boolean {
  let difference = own.length ^ other.length;
  for (let index = 0; index < own.length; index++) {
    difference |= own.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
}
