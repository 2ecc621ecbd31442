import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { COMMENT_MARK } from "../generator/diff/report/markdown.js";
import { temporaryFolder, writeTree } from "../generator/testing/temporary-folder.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = fileURLToPath(new URL("../.github/workflows/", import.meta.url));
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), "utf8");
  return { name, text, workflow: parse(text) as Workflow };
});

describe.each(workflows)("$name", ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test("pins every action to a commit, and says which version that is", () => {
    const uses = text.split("\n").filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses)
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("asks for what it needs: who may write runs no code of the pull request", () => {
    expect(workflow.permissions).toBeDefined();
    for (const { permissions = workflow.permissions ?? {}, steps } of jobs) {
      if (!Object.values(permissions).includes("write")) continue;
      expect(steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"))).toEqual([]);
      expect(steps.filter(({ run = "" }) => /\b(npm|npx|node)\b/.test(run))).toEqual([]);
    }
  });

  test("leaves no token in the checkout, and puts nothing of the event into a script", () => {
    for (const { uses = "", with: inputs = {} } of steps)
      if (uses.startsWith("actions/checkout@")) expect(inputs["persist-credentials"]).toBe(false);
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });
});

describe("the comment of api-changes.yml", () => {
  const { workflow } = workflows.find(({ name }) => name === "api-changes.yml")!;
  const script = workflow.jobs.comment?.steps.at(-1)?.run ?? "";
  const breaking = `${COMMENT_MARK}\n\n## This breaks consumers of the client\n`;
  const nothing = `${COMMENT_MARK}\n\n## The client stays as it is\n`;

  /** The calls that would have changed something. @param found - id of the comment that is there */
  function calls(report: string, found: string): readonly string[] {
    const cwd = temporaryFolder();
    writeTree(cwd, { "comment.md": report, calls: "" });
    const gh = `#!/bin/bash\nif [[ $* == *--paginate* ]]; then printf '%s' "$FOUND"; else echo "$*" >> calls; fi\n`;
    writeFileSync(join(cwd, "gh"), gh, { mode: 0o755 });
    const env = { PATH: `${cwd}:/usr/bin:/bin`, FOUND: found, REPOSITORY: "o/r", NUMBER: "7" };
    execFileSync("bash", ["-e", "-c", script], { cwd, env, stdio: "ignore" });
    return readFileSync(join(cwd, "calls"), "utf8").split("\n").filter(Boolean);
  }

  test.each([
    [
      "written once",
      breaking,
      "",
      ["api --method POST repos/o/r/issues/7/comments -F body=@comment.md"],
    ],
    [
      "brought up to date afterwards, the first if there are several",
      breaking,
      "41\n42\n",
      ["api --method PATCH repos/o/r/issues/comments/41 -F body=@comment.md"],
    ],
    ["not written where there is nothing to say", nothing, "", []],
    [
      "brought up to date when the change is taken back",
      nothing,
      "41\n",
      ["api --method PATCH repos/o/r/issues/comments/41 -F body=@comment.md"],
    ],
  ])("is %s", (_, report, found, expected) => {
    expect(calls(report, found)).toEqual(expected);
  });
});
