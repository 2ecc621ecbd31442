// Checked by the compiler, never run: what a program may say to the client of Polar, and what not.
import {
  type HttpError,
  type HTTPValidationError,
  type NumberedPage,
  type OAuth2Client,
  type OAuth2ClientList,
  type OAuth2ClientRegistration,
  type Page,
  Polar,
} from "@pagewright/polar";
import { Oauth2Clients } from "@pagewright/polar/oauth2/clients";

type Same<A, B> = [A, B] extends [B, A] ? true : false;
declare function same<A, B>(yes: Same<A, B>): void;
declare function look(...values: readonly unknown[]): void;

const polar = new Polar({ accessToken: process.env.POLAR_ACCESS_TOKEN });

export async function items(): Promise<void> {
  for await (const client of polar.oauth2.clients.list({ limit: 100 })) {
    same<typeof client, OAuth2Client>(true);
    // @ts-expect-error -- a misspelt property
    look(client.client_nam);
  }
}

export async function pages(): Promise<void> {
  for await (const page of polar.oauth2.clients.list().pages()) {
    const numbered: NumberedPage<OAuth2Client, OAuth2ClientList> = page;
    look(numbered);
    same<typeof page.number, number>(true);
    same<typeof page.total, number | undefined>(true);
    same<typeof page.pageCount, number | undefined>(true);
    same<typeof page.response, Response>(true);
    same<typeof page.body.pagination.max_page, number>(true);
  }
}

export async function oneByOne(): Promise<void> {
  let page: Page<OAuth2Client> | null = await polar.oauth2.clients.list();
  while (page) {
    look(page.items);
    page = await page.next();
  }
}

export async function toArray(signal: AbortSignal): Promise<readonly OAuth2Client[]> {
  return polar.oauth2.clients.list({}, { signal, timeout: 10_000 }).toArray({ limit: 500 });
}

export async function errors(): Promise<void> {
  const result = await polar.oauth2.clients.get("id").result();
  if (result.ok) same<typeof result.data, OAuth2ClientRegistration>(true);
  else if (result.error.code === "http" && result.error.status === 422) {
    const narrowed: HttpError<422, HTTPValidationError> = result.error;
    look(narrowed.body.detail);
  }
}

export function wrong(): void {
  // @ts-expect-error -- a misspelt parameter
  look(polar.oauth2.clients.list({ limt: 100 }));
  // @ts-expect-error -- a parameter of another type
  look(polar.oauth2.clients.list({ limit: "100" }));
  // @ts-expect-error -- a path parameter left out
  look(polar.oauth2.clients.get());
  // @ts-expect-error -- a required property left out
  look(polar.oauth2.clients.create({ client_name: "Books" }));
  // @ts-expect-error -- no such method
  look(polar.oauth2.clients.lst);
  // @ts-expect-error -- no such server
  look(new Polar({ server: "staging" }));
  // @ts-expect-error -- no such credential
  look(new Polar({ accesToken: "x" }));
  // @ts-expect-error -- a credential of another type
  look(new Oauth2Clients({ accessToken: 1 }));
}

export function right(): void {
  look(polar.oauth2.clients.create({ client_name: "Books", redirect_uris: [] }));
  look(new Oauth2Clients({ accessToken: () => "x", server: "sandbox" }).list());
  look(new Polar({ accessToken: async () => Promise.resolve("x"), baseUrl: "https://localhost" }));
  look(new Polar());
}
