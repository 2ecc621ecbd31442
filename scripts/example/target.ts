import { setTimeout } from "node:timers/promises";

import type { PolarOptions } from "@pagewright/polar";
import { startServer } from "../server/index.js";

/** Which server the example talks to. */
export interface Target {
  /** For people; holds no secret. */
  readonly description: string;
  readonly options: PolarOptions;
  readonly close: () => Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Polar, where there is a token for it, else an embedded server that answers like it.
 *
 * - `POLAR_ACCESS_TOKEN`: a token of a signed-in user;
 * - `POLAR_SERVER`: `production` (default) or `sandbox`;
 * - `POLAR_BASE_URL`: a Polar of your own, instead of `POLAR_SERVER`.
 *
 * @returns what is wrong with the environment, where something is.
 */
export async function chooseTarget(environment: Environment): Promise<Target | string> {
  const {
    POLAR_ACCESS_TOKEN: accessToken,
    POLAR_SERVER: server = "production",
    POLAR_BASE_URL: baseUrl,
  } = environment;
  if (!accessToken) return embedded();
  const close = () => Promise.resolve();
  if (baseUrl) {
    return { description: `the Polar at ${baseUrl}`, options: { accessToken, baseUrl }, close };
  }
  if (server !== "production" && server !== "sandbox") {
    return `POLAR_SERVER is "${server}"; it can be "production" or "sandbox".`;
  }
  return { description: `Polar's ${server} server`, options: { accessToken, server }, close };
}

async function embedded(): Promise<Target> {
  const { url, token, close } = await startServer();
  return {
    description: "an embedded server, since POLAR_ACCESS_TOKEN is not set",
    options: {
      accessToken: token,
      baseUrl: url,
      // A server in the same process is too fast for anyone to see a bar grow.
      ...(process.stderr.isTTY && { fetch: unhurried }),
    },
    close,
  };
}

async function unhurried(request: Request): Promise<Response> {
  await setTimeout(500);
  return fetch(request);
}
