import { invalid, notFound, ok, refused } from "./answer.js";
import type { Answer } from "./answer.js";
import type { ClientConfiguration, ClientRecord } from "./client-record.js";
import { signedInUser } from "./store.js";
import type { Store } from "./store.js";
import { introspectToken, requestToken, revokeToken } from "./token-handlers.js";
import type { OperationHandler, ValidRequest } from "./valid-request.js";

/** By operation id. */
export const handlers: Readonly<Record<string, OperationHandler>> = {
  "oauth2:clients:list": listClients,
  "oauth2:clients:oauth2:create_client": ({ body }, store) =>
    ok(store.register(body as ClientConfiguration)),
  "oauth2:clients:oauth2:get_client": ({ path }, store) => clientAnswer(store.find(idIn(path))),
  "oauth2:clients:oauth2:update_client": updateClient,
  "oauth2:clients:oauth2:delete_client": ({ path }, store) =>
    store.remove(idIn(path)) ? { status: 204 } : notFound(),
  "oauth2:authorize": authorize,
  "oauth2:request_token": requestToken,
  "oauth2:revoke_token": revokeToken,
  "oauth2:introspect_token": introspectToken,
  "oauth2:userinfo": () => {
    const { id, name, email } = signedInUser;
    return ok({ sub: id, name, email, email_verified: true });
  },
};

const largestPage = 100;

function listClients({ query }: ValidRequest, store: Store): Answer {
  const page = Number(query.page ?? 1);
  // The real server clamps without a word too.
  const limit = Math.min(Number(query.limit ?? 10), largestPage);
  const total = store.clients.length;
  return ok({
    items: store.clients.slice((page - 1) * limit, page * limit),
    pagination: { total_count: total, max_page: Math.ceil(total / limit) },
  });
}

function updateClient({ path, body }: ValidRequest, store: Store): Answer {
  const client = store.find(idIn(path));
  if (client === undefined) return notFound();
  const update = body as ClientConfiguration & { readonly client_id: string };
  if (update.client_id !== client.client_id) {
    return invalid([
      { loc: ["body", "client_id"], msg: "differs from the one in the path", type: "value_error" },
    ]);
  }
  const { created_at, client_secret, client_id_issued_at, client_secret_expires_at } = client;
  const modified_at = new Date(Date.parse(created_at) + 1000).toISOString();
  const kept = { created_at, client_secret, client_id_issued_at, client_secret_expires_at };
  return ok(Object.assign(client, update, kept, { modified_at }));
}

function authorize({ query }: ValidRequest, store: Store): Answer {
  const client = store.find(query.client_id ?? "");
  if (client === undefined) return refused("invalid_request", "Unknown client.");
  if (query.response_type === undefined) {
    return refused("unsupported_response_type", "Nothing but a code can be returned.");
  }
  const { created_at, modified_at, client_id, client_name } = client;
  const { client_uri, logo_uri, tos_uri, policy_uri } = client;
  return ok({
    client: {
      created_at,
      modified_at,
      client_id,
      client_name,
      client_uri,
      logo_uri,
      tos_uri,
      policy_uri,
    },
    sub_type: "user",
    sub: { id: signedInUser.id, email: signedInUser.email, avatar_url: null },
    scopes: (query.scope ?? client.scope).split(" "),
    organizations: [],
  });
}

function clientAnswer(client: ClientRecord | undefined): Answer {
  return client === undefined ? notFound() : ok(client);
}

function idIn(path: ValidRequest["path"]): string {
  return path.client_id ?? "";
}
