import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { Webhook } from "standardwebhooks";

import { generateApi } from "../../generator/pipeline.js";
import type { SourceFile } from "../../generator/source-file.js";
import { generated } from "../../generator/testing/generated.js";
import { typeFaults } from "../../generator/testing/type-faults.js";
import { openWorkshop, type Workshop } from "../conformance/client.js";

const whole = fileURLToPath(new URL("../../../shared/specs/polar-2026-10.json", import.meta.url));
const present = existsSync(whole);
if (!present) process.stderr.write(`Skipped: ${whole} is not there.\n`);

/** The modules of a package that are in a bundle of a program, without its own. */
async function bundled(folder: string, program: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: program, resolveDir: folder },
    ...{ bundle: true, write: false, metafile: true, format: "esm", platform: "node" },
    absWorkingDir: folder,
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 && path !== "<stdin>" ? [path] : [],
    ),
  );
}

describe("who pays for webhooks", () => {
  let workshop: Workshop;
  beforeAll(async () => {
    const shop = `
paths: { /webhooks: { get: { x-pagewright: { resource: webhooks, method: list }, responses: { "204": { description: ok } } } } }
webhooks: { a: { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: { "200": { description: ok } } } } }
`;
    workshop = openWorkshop(await generated(shop));
  }, 60_000);
  afterAll(() => {
    workshop.remove();
  });

  test("those who verify them, and for nothing else", async () => {
    const program =
      'import { verifyWebhook } from "./src/webhooks.js"; console.log(verifyWebhook);';
    const modules = await bundled(workshop.folder, program);
    expect(modules).toEqual(["src/runtime/webhooks.ts", "src/webhooks.ts"]);
  });

  test.each([
    ["the client", 'import { Library } from "./src/index.js"; console.log(Library);'],
    [
      "the resource of that name",
      'import { Webhooks } from "./src/webhooks.js"; console.log(Webhooks);',
    ],
  ])("not those who use %s", async (_, program) => {
    const modules = await bundled(workshop.folder, program);
    expect(modules).toContain("src/resources/webhooks.ts");
    expect(modules).not.toContain("src/runtime/webhooks.ts");
  });
});

(present ? describe : describe.skip)("Polar's public document", () => {
  let files: readonly SourceFile[];
  let webhooks: number;
  let workshop: Workshop;

  beforeAll(async () => {
    const api = { name: "polar", file: whole, overlays: [], out: "polar" };
    ({ files, webhooks } = await generateApi(api, { previousVersion: undefined }));
    workshop = openWorkshop(files);
  }, 60_000);
  afterAll(() => {
    workshop.remove();
  });

  test("has 41 webhooks, all told apart by their type", () => {
    const program = `
import type { WebhookEvent, WebhookEvents } from "./webhooks.js";

type Same<A, B> = [A, B] extends [B, A] ? true : false;
export const namesAreTypes: Same<keyof WebhookEvents, WebhookEvent["type"]> = true;
export const eachIsItsName: {
  [Name in keyof WebhookEvents]: Same<WebhookEvents[Name]["type"], Name>;
}[keyof WebhookEvents] = true;

export function handle(event: WebhookEvent): number | string | undefined {
  switch (event.type) {
    case "order.created":
      return event.data.total_amount;
    case "customer.state_changed":
      return event.data.active_subscriptions[0]?.id;
    default:
      return event.timestamp;
  }
}
`;
    const checked = (text: string): readonly string[] =>
      typeFaults([...files, { path: "src/consumer.ts", text }]);
    expect(webhooks).toBe(41);
    expect(checked(program)).toEqual([]);
    expect(checked(program.replace("order.created", "order.mislaid"))).toEqual(
      expect.arrayContaining([expect.stringContaining("TS2678")]),
    );
    expect(checked(program.replace("order.created", "refund.created"))).toEqual([
      expect.stringContaining("Property 'total_amount' does not exist"),
    ]);
  }, 120_000);

  test("what is signed as Polar signs it is verified, by the built module", async () => {
    const outfile = join(workshop.folder, "webhooks.cjs");
    const entryPoints = [join(workshop.folder, "src/webhooks.ts")];
    await build({ entryPoints, outfile, bundle: true, format: "cjs", platform: "node" });
    const { verifyWebhook, WebhookVerificationError } = (await import(
      pathToFileURL(outfile).href
    )) as {
      verifyWebhook: (...all: readonly unknown[]) => Promise<unknown>;
      WebhookVerificationError: new () => Error;
    };
    const secret = "polar_whs_made_up";
    const body = JSON.stringify({ type: "order.created", timestamp: "", data: {} });
    const signer = new Webhook(Buffer.from(secret, "utf-8").toString("base64"));
    const now = new Date(Math.floor(Date.now() / 1000) * 1000);
    const headers = {
      "webhook-id": "1",
      "webhook-timestamp": String(now.getTime() / 1000),
      "webhook-signature": signer.sign("1", now, body),
    };
    expect(await verifyWebhook(body, headers, secret)).toEqual(JSON.parse(body));
    await expect(verifyWebhook(`${body} `, headers, secret)).rejects.toBeInstanceOf(
      WebhookVerificationError,
    );
  }, 60_000);
});
