import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";

import { afterEach, describe, expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";

import {
  verify,
  type VerifyWebhookOptions,
  type WebhookHeaders,
  type WebhookSecret,
  WebhookVerificationError,
} from "./webhooks.js";

const time = new Date("2026-11-25T12:00:00Z");
const seconds = time.getTime() / 1000;
const event = { type: "book.sold", data: { title: "Straße 🚲", price: 1.5 } };
const body = JSON.stringify(event);
const secret = "plain_s3cr3t_of_the_shop";
const inBase64 = (text: string): string => Buffer.from(text, "utf-8").toString("base64");

/** Headers as the reference implementation of Standard Webhooks signs. */
function signed(key: string | Uint8Array, text: string = body): Record<string, string> {
  const signer =
    typeof key === "string" ? new Webhook(key) : new Webhook(key, { format: "raw" as const });
  return {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(seconds),
    "webhook-signature": signer.sign("msg_1", time, text),
  };
}

const usual = signed(inBase64(secret));
const at = (milliseconds: number): VerifyWebhookOptions => ({
  now: () => time.getTime() + milliseconds,
});

async function outcome(
  headers: WebhookHeaders,
  secrets: WebhookSecret | readonly WebhookSecret[] = secret,
  options: VerifyWebhookOptions = at(0),
): Promise<unknown> {
  try {
    return await verify(body, headers, secrets, options);
  } catch (error) {
    return error instanceof WebhookVerificationError ? error.reason : error;
  }
}

describe("what signs, and with what secret it is verified", () => {
  const bytes = Uint8Array.from([0, 255, 7, 128, 9]);
  const encoded = Buffer.from(bytes).toString("base64");

  test.each<[what: string, signer: string | Uint8Array, secret: WebhookSecret]>([
    ["the bytes of a text, as Polar does it", inBase64("polar_whs_ä1"), "polar_whs_ä1"],
    ["base64 behind whsec_", `whsec_${encoded}`, `whsec_${encoded}`],
    ["the same, given as bytes", `whsec_${encoded}`, bytes],
    ["the same, given in another view of them", bytes, Buffer.from(bytes)],
    ["the bytes of a text behind whsec_, in base64", inBase64(secret), `whsec_${inBase64(secret)}`],
    ["the bytes of a text that begins with whsec_", inBase64("whsec_AAAA"), "whsec_AAAA"],
    ["the same where the rest is no base64", inBase64("whsec_not base64!"), "whsec_not base64!"],
  ])("%s", async (_, signer, given) => {
    expect(await outcome(signed(signer), given)).toEqual(event);
  });

  test.each<[what: string, signer: string | Uint8Array, secret: WebhookSecret]>([
    ["another secret", inBase64("another"), secret],
    ["base64 without whsec_ is a text", encoded, encoded],
    ["what follows whsec_ is no text", inBase64("AAAA"), "whsec_AAAA"],
  ])("and with what it is not: %s", async (_, signer, given) => {
    expect(await outcome(signed(signer), given)).toBe("signature");
  });

  test("any of several secrets will do, and any of several signatures", async () => {
    const [old, fresh] = [signed(inBase64("old")), signed(inBase64("fresh"))];
    expect(await outcome(old, ["fresh", "old"])).toEqual(event);
    const both = `${String(old["webhook-signature"])} ${String(fresh["webhook-signature"])}`;
    expect(await outcome({ ...old, "webhook-signature": both }, "fresh")).toEqual(event);
    expect(await outcome(old, ["fresh", "fresher"])).toBe("signature");
  });

  test.each<[what: string, secrets: unknown]>([
    ["nothing", null],
    ["an empty text", ""],
    ["whsec_ alone is a text", "whsec_"],
    ["no bytes", new Uint8Array()],
    ["no secrets", []],
    ["empty ones", ["", new Uint8Array()]],
  ])("a secret that anybody could know is refused, or is not empty: %s", async (what, secrets) => {
    const given = secrets as WebhookSecret;
    const empty = { ...usual, "webhook-signature": await signedWithNothing() };
    const found = await outcome(empty, given);
    if (what.startsWith("whsec_")) expect(found).toBe("signature");
    else expect(found).toBeInstanceOf(TypeError);
  });
});

/** What anybody can make of a key without a byte. WebCrypto refuses one; a zero is the same to HMAC. */
async function signedWithNothing(): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const zero = await crypto.subtle.importKey("raw", new Uint8Array(1), algorithm, false, ["sign"]);
  const content = new TextEncoder().encode(`msg_1.${seconds}.${body}`);
  const signature = await crypto.subtle.sign("HMAC", zero, content);
  return `v1,${Buffer.from(signature).toString("base64")}`;
}

describe("what does not fit", () => {
  const altered = (name: string, value: string): Record<string, string> => ({
    ...usual,
    [name]: value,
  });
  const signature = String(usual["webhook-signature"]);

  test.each<[what: string, headers: WebhookHeaders, reason: string]>([
    ["no headers", {}, "header-missing"],
    ["an empty id", altered("webhook-id", ""), "header-missing"],
    ["another id", altered("webhook-id", "msg_2"), "signature"],
    ["another timestamp", altered("webhook-timestamp", String(seconds + 1)), "signature"],
    ["a date", altered("webhook-timestamp", time.toISOString()), "header-malformed"],
    ["a fraction", altered("webhook-timestamp", `${seconds}.0`), "header-malformed"],
    ["a number and more", altered("webhook-timestamp", `${seconds}e0`), "header-malformed"],
    ["an endless number", altered("webhook-timestamp", "9".repeat(400)), "header-malformed"],
    [
      "another version",
      altered("webhook-signature", `v1a,${signature.slice(3)}`),
      "signature-version",
    ],
    ["no version", altered("webhook-signature", signature.slice(3)), "signature-version"],
    ["an empty signature", altered("webhook-signature", "v1,"), "signature"],
    ["half a signature", altered("webhook-signature", signature.slice(0, 20)), "signature"],
    ["a longer signature", altered("webhook-signature", `${signature}A`), "signature"],
    ["two ids", { ...usual, "webhook-id": ["msg_1", "msg_1"] }, "header-malformed"],
    ["one timestamp in two spellings", { ...usual, "Webhook-Timestamp": "1" }, "header-malformed"],
  ])("%s", async (_, headers, reason) => {
    expect(await outcome(headers)).toBe(reason);
  });

  test("another body, by a byte", async () => {
    const promise = verify(body.replace("1.5", "1.6"), usual, secret, at(0));
    await expect(promise).rejects.toMatchObject({ reason: "signature" });
  });

  test("a body that is signed but no JSON; the error does not quote it", async () => {
    const text = "not_json_but_a_secret";
    const error: unknown = await verify(text, signed(inBase64(secret), text), secret, at(0)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ reason: "body" });
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain(text);
  });

  test("a body that was parsed already is a mistake of the caller, and told so", async () => {
    const parsed = event as unknown as string;
    await expect(verify(parsed, usual, secret, at(0))).rejects.toThrow(
      new TypeError("The body of a webhook is verified as it came: give its text or its bytes"),
    );
  });
});

test("in no error is anything of the body or of a secret", async () => {
  for (const headers of [{}, { ...usual, "webhook-id": "x" }, usual]) {
    const error: unknown = await verify(body, headers, [secret, `${secret}2`], at(1e9)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(WebhookVerificationError);
    const shown = inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error);
    for (const hidden of [secret, "Straße", String(usual["webhook-signature"]).slice(3)]) {
      expect(shown).not.toContain(hidden);
    }
  }
});

describe("the time", () => {
  test.each<[what: string, options: VerifyWebhookOptions, verified: boolean]>([
    ["five minutes late", at(300_000), true],
    ["a millisecond more", at(300_001), false],
    ["five minutes early", at(-300_000), true],
    ["a millisecond less", at(-300_001), false],
    ["ten seconds, of ten that are allowed", { ...at(10_000), tolerance: 10_000 }, true],
    ["eleven, of ten", { ...at(11_000), tolerance: 10_000 }, false],
    ["none, of none", { ...at(0), tolerance: 0 }, true],
    ["years, of any number", { ...at(1e12), tolerance: Infinity }, true],
  ])("%s", async (_, options, verified) => {
    expect(await outcome(usual, secret, options)).toEqual(verified ? event : "timestamp");
  });

  test.each([NaN, -1])("a tolerance of %d is refused", async (tolerance) => {
    expect(await outcome(usual, secret, { tolerance })).toBeInstanceOf(TypeError);
  });

  test("it is that of the machine where none is given", async () => {
    expect(await outcome(usual, secret, {})).toBe("timestamp");
    const now = new Date();
    const fresh = {
      "webhook-id": "msg_1",
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(inBase64(secret)).sign("msg_1", now, body),
    };
    expect(await outcome(fresh, secret, {})).toEqual(event);
  });
});

describe("how headers and bodies come", () => {
  const capitals = Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name.toUpperCase(), value]),
  );
  const joined = new Headers(usual);
  joined.append("webhook-signature", "v1,AAAA");

  test.each<[what: string, headers: WebhookHeaders]>([
    ["a record", usual],
    ["in capitals", capitals],
    ["with others, some without a value", { ...usual, host: undefined, "set-cookie": ["a", "b"] }],
    ["Headers", new Headers(usual)],
    ["Headers, where two of a name were joined", joined],
    [
      "a list of signatures",
      { ...usual, "webhook-signature": ["v2,x", String(usual["webhook-signature"])] },
    ],
  ])("%s", async (_, headers) => {
    expect(await outcome(headers)).toEqual(event);
  });

  const utf8 = new TextEncoder().encode(body);
  const inside = new Uint8Array([0, 0, ...utf8, 0]).subarray(2, 2 + utf8.length);

  test.each<[what: string, body: string | Uint8Array | ArrayBuffer]>([
    ["text", body],
    ["bytes", utf8],
    ["Node's bytes", Buffer.from(body)],
    ["bytes inside a larger buffer", inside],
    ["a buffer", utf8.slice().buffer],
  ])("a body as %s", async (_, given) => {
    expect(await verify(given, usual, secret, at(0))).toEqual(event);
  });

  const servers: { close: () => void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  test("as Node's server has them", async () => {
    const seen: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        seen.push({ headers: request.headers, body: Buffer.concat(chunks) });
        response.end();
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await fetch(url, { method: "POST", headers: usual, body });
    expect(await verify(seen[0]!.body, seen[0]!.headers, secret, at(0))).toEqual(event);
  });
});

test("an error of the package's other copy is one, too; another error is none", async () => {
  const copy = { [Symbol.for("pagewright.webhook")]: "WebhookVerificationError" };
  expect(copy instanceof WebhookVerificationError).toBe(true);
  expect(new Error() instanceof WebhookVerificationError).toBe(false);
  expect(await verify(body, usual, secret, at(0))).toEqual(event);
});
