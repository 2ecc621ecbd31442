import createClient from "openapi-fetch";

import { systemClock } from "./clock.js";
import { baseUrlOf } from "./options.js";
import { sendCall, type Transport } from "./send.js";
import { snapshot } from "./snapshot.js";
import type { Api, ClientOptions, Clock, Core } from "./types.js";

/** Marks a core, also one of the other copy of this package (ESM or CommonJS). */
const brand = Symbol.for("pagewright.core");

/** The core that is given, or a new one that goes by the options that are. */
export function connect(api: Api, options: ClientOptions | Core): Core {
  return brand in options ? (options as Core) : createCore(api, options as ClientOptions);
}

/**
 * What every call of a client goes through. The options may hold credentials, by the names of the
 * API's security schemes. Throws an `ArgumentError` for a server or a base URL that cannot be used.
 */
export function createCore(api: Api, given: ClientOptions = {}, clock: Clock = systemClock): Core {
  // Middleware may keep what it counts in itself, so it is not copied.
  const options = { ...snapshot(given), middleware: [...(given.middleware ?? [])] };
  const baseUrl = baseUrlOf(api, options);
  // Parameters and bodies have more styles than openapi-fetch knows, so it gets them as they are sent.
  const asIs = { bodySerializer: (body: unknown) => body, querySerializer: () => "" };
  // The types of the operations say it all; openapi-fetch's own would only be slow to check.
  const { request } = createClient(asIs as object) as unknown as Pick<Transport, "request">;
  const strain = { spent: 0, until: 0 };
  const transport: Transport = { api, options, clock, strain, baseUrl, request };
  const send: Core["send"] = (...call) => sendCall(transport, ...call);
  return { send, now: () => clock.now(), [brand]: send } as Core;
}
