/*
 * Lists a Polar user's OAuth 2.0 clients, page by page.
 *
 *   npm run example                                        an embedded server, no account needed
 *   POLAR_ACCESS_TOKEN=... npm run example                 Polar itself
 *   POLAR_ACCESS_TOKEN=... POLAR_SERVER=sandbox npm run example
 */
import { Polar } from "@pagewright/polar";
import { explanationOf } from "./example/explanation.js";
import { pageLine } from "./example/page-line.js";
import { progressBar } from "./example/progress-bar.js";
import { chooseTarget } from "./example/target.js";

const target = await chooseTarget(process.env);
if (typeof target === "string") {
  console.error(target);
  process.exitCode = 2;
} else {
  console.log(`Listing the clients of ${target.description}.`);
  try {
    const polar = new Polar(target.options);
    let count = 0;
    const bar = progressBar(process.stderr);
    const list = polar.oauth2.clients.list({ limit: 100 }, { onPage: bar.show });
    for await (const page of list.pages()) {
      count += page.items.length;
      bar.clear();
      console.log(pageLine(page, count));
      bar.again();
    }
    bar.clear();
    console.log(`That is all: ${count} clients.`);
  } catch (error) {
    const explanation = explanationOf(error, target.description);
    if (explanation === undefined) throw error;
    console.error(explanation);
    process.exitCode = 1;
  } finally {
    await target.close();
  }
}
