import { registeredClient, sampleConfiguration } from "./client-record.js";
import type { ClientConfiguration, ClientRecord } from "./client-record.js";

/** Whose clients these are. */
export const signedInUser = {
  id: "6a1c1f7e-3f0b-4b7e-9d5a-2f4f3f1c0a01",
  name: "Ada Example",
  email: "ada@example.com",
} as const;

/** An access token that was given out, with its refresh token. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly clientId: string;
  readonly scope: string;
  active: boolean;
}

/** What the server knows; lives as long as the server. */
export interface Store {
  /** Newest first. */
  readonly clients: ClientRecord[];
  readonly tokens: IssuedToken[];
  register(configuration: ClientConfiguration): ClientRecord;
  find(clientId: string): ClientRecord | undefined;
  /** False where there was none. */
  remove(clientId: string): boolean;
  issue(client: ClientRecord, scope: string): IssuedToken;
  /** Whether this is an access token that was given out and still works. */
  accepts(accessToken: string): boolean;
}

/** A store with `size` registered clients. */
export function createStore(size: number): Store {
  const clients: ClientRecord[] = [];
  const tokens: IssuedToken[] = [];
  let registered = 0;

  function register(configuration: ClientConfiguration): ClientRecord {
    registered += 1;
    const client = registeredClient(registered, configuration);
    clients.unshift(client);
    return client;
  }

  for (let serial = 1; serial <= size; serial += 1) register(sampleConfiguration(serial));

  return {
    clients,
    tokens,
    register,
    find: (clientId) => clients.find(({ client_id }) => client_id === clientId),
    remove(clientId) {
      const index = clients.findIndex(({ client_id }) => client_id === clientId);
      if (index >= 0) clients.splice(index, 1);
      return index >= 0;
    },
    issue(client, scope) {
      const digits = String(tokens.length + 1).padStart(4, "0");
      const token: IssuedToken = {
        accessToken: `polar_at_secret_${digits}`,
        refreshToken: `polar_rt_secret_${digits}`,
        clientId: client.client_id,
        scope,
        active: true,
      };
      tokens.push(token);
      return token;
    },
    accepts: (accessToken) =>
      tokens.some((token) => token.active && token.accessToken === accessToken),
  };
}
