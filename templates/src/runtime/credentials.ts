import { CredentialError } from "./errors.js";
import { own } from "./serialize.js";
import type { Api, Credential, Operation, Secret, SecurityScheme } from "./types.js";

/** What is sent with one attempt: secrets, and how each travels. */
export type Secrets = readonly (readonly [SecurityScheme, Secret])[];

/** Asks for the secrets of now. */
export type Credentials = () => Promise<Secrets>;

/**
 * Chooses the first alternative that is complete. Throws a `CredentialError` where none is, unless
 * the request is authorized already.
 */
export function chooseCredentials(
  { schemes, security: usual }: Api,
  { security = usual }: Operation,
  options: object,
  { headers }: Pick<Request, "headers">,
): Credentials {
  const given = (name: string) => own(options as Readonly<Record<string, Credential>>, name);
  const chosen = security.find((names) => names[0] && names.every(given));
  const optional = !security[0] || security.some((names) => !names[0]);
  if (!chosen && !optional && !headers.has("authorization")) {
    const needed = security.map((names) => names.join(" and ")).join(", or ");
    throw new CredentialError(`No credential is given; needed: ${needed}`);
  }

  async function ask(name: string): Promise<readonly [SecurityScheme, Secret]> {
    const credential = given(name);
    let cause: unknown;
    try {
      const secret = typeof credential === "function" ? await credential() : credential;
      const scheme = schemes[name];
      if (scheme && secret) return [scheme, secret];
    } catch (error) {
      cause = error;
    }
    throw new CredentialError(
      `The function given as ${name} ${cause ? "failed" : "returned nothing"}`,
      cause ? { cause } : {},
    );
  }

  return () => Promise.all((chosen ?? []).map(ask));
}
