// Checked by the compiler alone.
import { call, type Call } from "../call.js";
import { DecodeError, HttpError, TimeoutError } from "../errors.js";
import type { CallReply, Fetch, Middleware, TransportError } from "../public.js";
import { NotFoundError } from "../statuses.js";
import type { ClientOptions, Core, RequestOptions } from "../types.js";

interface Book {
  readonly title: string;
}
interface Missing {
  readonly detail: string;
}
interface Invalid {
  readonly problems: readonly string[];
}
type BookError = HttpError<404, Missing> | HttpError<422, Invalid>;

declare const core: Core;

/** As the generated methods are written. */
export function getBook(id: string, options: RequestOptions = {}): Call<Book, BookError> {
  return call(core, { route: "GET /books/{id}" }, { path: { id } }, options);
}

export function deleteBook(id: string, options: RequestOptions = {}): Call<undefined, BookError> {
  return call(
    core,
    { route: "DELETE /books/{id}", responseType: "none" },
    { path: { id } },
    options,
  );
}

/** `true` where both types are the same. */
type Same<A, B> =
  (<T>(value: T) => T extends A ? 1 : 2) extends <T>(value: T) => T extends B ? 1 : 2
    ? true
    : false;

export const withResponse = (sent: Call<Book, BookError>) => sent.withResponse();

export const data: Same<Awaited<ReturnType<typeof getBook>>, Book> = true;
export const noData: Same<Awaited<ReturnType<typeof deleteBook>>, undefined> = true;
type Whole = Awaited<ReturnType<typeof withResponse>>;
export const wholeData: Same<Whole["data"], Book> = true;
export const wholeResponse: Same<Whole["response"], Response> = true;
export const wholeName: Same<Whole, CallReply<Book>> = true;

// @ts-expect-error: misspelt
export const misspelt: keyof Awaited<ReturnType<typeof getBook>> = "tilte";

type Settled = Awaited<ReturnType<ReturnType<typeof getBook>["result"]>>;
// @ts-expect-error: not known to be there before `ok` is tested
export type Unknown = Settled["data"];

type Failed = Extract<Settled, { readonly ok: false }>["error"];
export const failureName: Same<Failed, BookError | TransportError> = true;
export const middlewareName: Same<ClientOptions["middleware"], readonly Middleware[] | undefined> =
  true;
export const fetchName: Same<NonNullable<ClientOptions["fetch"]>, Fetch> = true;

export async function result(): Promise<string | number> {
  const result = await getBook("1").result();
  if (result.ok) return result.data.title;
  const { error } = result;
  if (error.code === "http") {
    if (error.status === 404) return error.body.detail;
    return error.body.problems.length;
  }
  if (error.code === "decode") return error.text;
  if (error instanceof TimeoutError) return error.kind;
  return error.attempts ?? 0;
}

export const narrowed = {
  notFound: (error: unknown) => (error instanceof NotFoundError ? error : undefined),
  http: (error: unknown) => (error instanceof HttpError ? error : undefined),
  decode: (error: unknown) => (error instanceof DecodeError ? error : undefined),
  declared: (error: BookError | DecodeError) => (error instanceof HttpError ? error : undefined),
};

type Narrowed<Name extends keyof typeof narrowed> = NonNullable<
  ReturnType<(typeof narrowed)[Name]>
>;

export const notFoundStatus: Same<Narrowed<"notFound">["status"], 404> = true;
export const notFoundBody: Same<Narrowed<"notFound">["body"], unknown> = true;
export const httpStatus: Same<Narrowed<"http">["status"], number> = true;
export const httpBody: Same<Narrowed<"http">["body"], unknown> = true;
export const decodeText: Same<Narrowed<"decode">["text"], string> = true;
export const declaredBody: Same<Narrowed<"declared">["body"], Missing | Invalid> = true;

export const client: ClientOptions = {
  baseUrl: process.env.BASE_URL,
  timeout: undefined,
  retry: { attempts: 5, statuses: [503] },
  headers: { a: "1", b: null, c: undefined },
  fetch: globalThis.fetch,
};

// @ts-expect-error: seconds are not asked for
export const wrong: ClientOptions = { timeout: "30s" };

// @ts-expect-error: a route names method and path
void call(core, { route: "/books" }, {}, {});
