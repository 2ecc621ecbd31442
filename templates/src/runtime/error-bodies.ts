import type { Middleware } from "openapi-fetch";

import { withUrl } from "./answer.js";
import { jsonType } from "./serialize.js";

/**
 * Leaves the body of a failure a text where its media type says that it is no JSON. Without it, a text
 * that happens to be JSON (`404`, say) would be read as that. Is the last to see a response.
 */
export const textErrors: Middleware = {
  onResponse: async ({ response }) => {
    const type = response.headers.get("content-type");
    if (response.ok || !response.body || !type || jsonType.test(type)) return undefined;
    // As JSON, a text comes through whole.
    const read = new Response(JSON.stringify(await response.text()), response);
    return withUrl(read, response.url);
  },
};
