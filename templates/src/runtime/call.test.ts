import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { describe, expect, test } from "@jest/globals";

import { call } from "./call.js";
import { HttpError } from "./errors.js";
import type { Core, Operation, Reply } from "./types.js";

const operation: Operation = { route: "GET /books/{id}" };
const reply: Reply = { data: { id: 1 }, response: new Response(), attempts: 1 };
const failure = new HttpError(new Response(null, { status: 404 }), { detail: "no" });
const bug = new TypeError("a middleware's");

/** Counts what is sent. */
function coreOf(answer: () => Promise<Reply>): Core & { readonly sent: unknown[] } {
  const sent: unknown[] = [];
  return {
    sent,
    send: (...given) => {
      sent.push(given);
      return answer();
    },
  };
}

const good = () => coreOf(() => Promise.resolve(reply));
const failing = (error: Error = failure) => coreOf(() => Promise.reject(error));

describe("a call", () => {
  test("is sent at once, and once, however it is looked at", async () => {
    const core = good();
    const args = { path: { id: 1 } };
    const sent = call<unknown, never>(core, operation, args, { timeout: 1 });
    expect(core.sent).toEqual([[operation, args, { timeout: 1 }]]);
    await sent;
    await sent.withResponse();
    await sent.result();
    expect(core.sent).toHaveLength(1);
  });

  test("is a promise of the data", async () => {
    const sent = call(good(), operation, {}, {});
    expect(sent).toBeInstanceOf(Promise);
    expect(await sent).toEqual({ id: 1 });
  });

  test("gives the response too", async () => {
    expect(await call(good(), operation, {}, {}).withResponse()).toBe(reply);
  });

  test("gives a result", async () => {
    const { data, response } = reply;
    expect(await call(good(), operation, {}, {}).result()).toEqual({ ok: true, data, response });
    expect(await call(failing(), operation, {}, {}).result()).toEqual({
      ok: false,
      error: failure,
    });
  });

  test("rejects", async () => {
    await expect(call(failing(), operation, {}, {})).rejects.toBe(failure);
    await expect(call(failing(), operation, {}, {}).withResponse()).rejects.toBe(failure);
  });

  test("has no result for an error that is not the runtime's", async () => {
    await expect(call(failing(bug), operation, {}, {}).result()).rejects.toBe(bug);
  });
});

describe("a rejection", () => {
  // In a process of its own: the test runner has its own ways with such rejections.
  test.each<[string, number, string]>([
    ["is handled where only the result is looked at", 0, "sent.result()"],
    ["is handled where only the response is", 0, "sent.withResponse().catch(() => 0)"],
    ["is handled where only the data is", 0, "sent.catch(() => 0)"],
    ["is handled where all are", 0, "sent.result(), sent.catch(() => 0)"],
    ["is reported where nobody looks", 1, "0"],
    ["is reported where nobody looks at what became of the response", 1, "sent.withResponse()"],
  ])("%s", async (_, count, look) => {
    const script = `
      import { call } from ${JSON.stringify(new URL("./call.ts", import.meta.url).href)};
      let count = 0;
      process.on("unhandledRejection", () => count++);
      const core = { send: async () => { throw new Error("no"); } };
      const sent = call(core, { route: "GET /" }, {}, {});
      ${look.replace("sent.result()", "sent.result().catch(() => 0)")};
      setTimeout(() => process.stdout.write(String(count)), 1);
    `;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toBe(String(count));
  });
});
