import type { RunningServer } from "../index.js";

export interface Sent {
  readonly headers?: Record<string, string>;
  readonly body?: string | URLSearchParams;
}

export type Send = (method: string, target: string, sent?: Sent) => Promise<Response>;

/** Sends requests as somebody who holds the server's token. */
export function sender(server: RunningServer): Send {
  return (method, target, { headers, ...sent } = {}) =>
    fetch(`${server.url}${target}`, {
      method,
      redirect: "manual",
      headers: { Authorization: `Bearer ${server.token}`, ...headers },
      ...sent,
    });
}

export function json(body: unknown): Sent {
  return { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

export function form(fields: Record<string, string>): Sent {
  return { body: new URLSearchParams(fields) };
}
