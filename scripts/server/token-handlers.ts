import { ok, refused } from "./answer.js";
import type { Answer } from "./answer.js";
import type { ClientRecord } from "./client-record.js";
import { signedInUser } from "./store.js";
import type { IssuedToken, Store } from "./store.js";
import type { ValidRequest } from "./valid-request.js";

interface ClientCredentials {
  readonly client_id: string;
  readonly client_secret: string;
}

type TokenForm = ClientCredentials &
  (
    | { readonly grant_type: "authorization_code"; readonly code: string }
    | { readonly grant_type: "refresh_token"; readonly refresh_token: string }
    | { readonly grant_type: "web"; readonly session_token: string; readonly scope?: string }
  );

type AboutTokenForm = ClientCredentials & { readonly token: string };

const unknownClient = refused("invalid_client", "Unknown client, or not its secret.");
const unusableGrant = refused("invalid_grant", "The grant is unknown or was used before.");

/** Codes and sessions that begin like this are good; any other is refused. */
const goodGrant = /^polar_(ac|us)_/;
const lifetimeSeconds = 86_400;

export function requestToken({ body }: ValidRequest, store: Store): Answer {
  const form = body as TokenForm;
  const client = authenticated(form, store);
  if (client === undefined) return unknownClient;
  switch (form.grant_type) {
    case "authorization_code":
      return goodGrant.test(form.code) ? issue(client, client.scope, store) : unusableGrant;
    case "web":
      return goodGrant.test(form.session_token)
        ? issue(client, form.scope ?? client.scope, store)
        : unusableGrant;
    case "refresh_token": {
      const old = store.tokens.find(
        ({ refreshToken, active }) => active && refreshToken === form.refresh_token,
      );
      if (old?.clientId !== client.client_id) return unusableGrant;
      old.active = false;
      return issue(client, old.scope, store);
    }
  }
}

/** Succeeds for tokens that are unknown too: what was asked for is already so. */
export function revokeToken({ body }: ValidRequest, store: Store): Answer {
  const form = body as AboutTokenForm;
  if (authenticated(form, store) === undefined) return unknownClient;
  const token = tokenIn(form, store);
  if (token) token.active = false;
  return ok({});
}

export function introspectToken({ body }: ValidRequest, store: Store): Answer {
  const form = body as AboutTokenForm;
  const client = authenticated(form, store);
  if (client === undefined) return unknownClient;
  const token = tokenIn(form, store);
  if (!token) return ok({ active: false });
  return ok({
    active: token.active,
    client_id: token.clientId,
    token_type: form.token === token.accessToken ? "access_token" : "refresh_token",
    scope: token.scope,
    sub_type: "user",
    sub: signedInUser.id,
    organizations: [],
    aud: token.clientId,
    iss: "https://polar.sh",
    exp: client.client_id_issued_at + lifetimeSeconds,
    iat: client.client_id_issued_at,
  });
}

function authenticated(form: ClientCredentials, store: Store): ClientRecord | undefined {
  const client = store.find(form.client_id);
  return client?.client_secret === form.client_secret ? client : undefined;
}

/** A client learns only of its own tokens. */
function tokenIn(form: AboutTokenForm, store: Store): IssuedToken | undefined {
  return store.tokens.find(
    ({ accessToken, refreshToken, clientId }) =>
      clientId === form.client_id && (form.token === accessToken || form.token === refreshToken),
  );
}

function issue(client: ClientRecord, scope: string, store: Store): Answer {
  const token = store.issue(client, scope);
  return ok({
    access_token: token.accessToken,
    token_type: "Bearer",
    expires_in: lifetimeSeconds,
    refresh_token: token.refreshToken,
    scope,
  });
}
