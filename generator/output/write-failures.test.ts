import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { SourceFile } from "../source-file.js";
import { readTree, temporaryFolder } from "../testing/temporary-folder.js";
import { checkPackage } from "./check.js";
import { files, inParent, newPackage, refusal } from "../testing/writing.js";
import { writePackage } from "./write.js";

describe("a failure", () => {
  const steps = async (): Promise<readonly string[]> => {
    const names: string[] = [];
    const out = newPackage();
    await writePackage(out, files);
    await writePackage(out, next, { onStep: (name) => names.push(name) });
    return names;
  };
  const next: readonly SourceFile[] = [
    { path: "src/index.ts", text: "changed\n" },
    { path: "package.json", text: "{}\n" },
    { path: "src/new/b.ts", text: "new\n" },
  ];

  test("at any step puts everything back, and says what the system said", async () => {
    for (const [index, name] of (await steps()).entries()) {
      const out = newPackage();
      await writePackage(out, files);
      chmodSync(join(out, "src/index.ts"), 0o640);
      const before = readTree(out);
      let step = 0;
      const onStep = (): void => {
        if (step++ !== index) return;
        const fields = { errno: -28, code: "ENOSPC", syscall: "write" };
        throw Object.assign(new Error("ENOSPC: no space left on device"), fields);
      };
      expect({ name, told: await refusal(writePackage(out, next, { onStep })) }).toEqual({
        name,
        told: [`output-disk-full: ${out} could not be read or written: there is no space left`],
      });
      expect({ name, tree: readTree(out) }).toEqual({ name, tree: before });
      expect(lstatSync(join(out, "src/index.ts")).mode & 0o777).toBe(0o640);
      expect(inParent(out)).toEqual(["polar"]);
    }
  });

  test("to move anything in from beside the package has it staged in the package", async () => {
    const out = newPackage();
    await writePackage(out, files);
    const onStep = (name: string): void => {
      // As where the package is a mount of the disk that its parent is on.
      if (!name.startsWith("move") || inParent(out).length === 1) return;
      throw Object.assign(new Error("EXDEV"), { errno: -18, code: "EXDEV", syscall: "rename" });
    };
    expect(await writePackage(out, next, { onStep })).toMatchObject({ added: ["src/new/b.ts"] });
    expect(checkPackage(out, next)).toEqual({ missing: [], changed: [], obsolete: [] });
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("of the first write leaves not even the parent folder", async () => {
    const root = temporaryFolder();
    const onStep = (name: string): void => {
      if (name === "close the journal") throw new Error("ours");
    };
    await expect(writePackage(join(root, "a/b/polar"), files, { onStep })).rejects.toThrow("ours");
    expect(readdirSync(root)).toEqual([]);
  });

  test("that cannot be undone keeps the old files, and the next run puts them back", async () => {
    const out = newPackage();
    await writePackage(out, files);
    const before = readTree(out);
    const hidden = join(out, "../hidden");
    const onStep = (name: string): void => {
      if (name !== "move src/new/b.ts in") return;
      renameSync(join(out, "src"), hidden);
      writeFileSync(join(out, "src"), "in the way");
    };
    const [message] = await refusal(writePackage(out, next, { onStep }));
    expect(message).toContain("output-not-recovered");
    rmSync(join(out, "src"));
    renameSync(hidden, join(out, "src"));
    expect(checkPackage(out, files)).toEqual({ missing: [], changed: [], obsolete: [] });
    expect(readTree(out)).toEqual(before);
    expect(inParent(out)).toEqual(["polar"]);
  });

  test.each([
    ["EACCES", "output-not-writable"],
    ["EPERM", "output-not-writable"],
    ["EROFS", "output-not-writable"],
    ["ENOSPC", "output-disk-full"],
    ["EDQUOT", "output-disk-full"],
    ["EBUSY", "output-in-use"],
    ["EXDEV", "output-on-several-disks"],
    ["EMFILE", "output-failed"],
  ])("with %s is told as %s", async (code, expected) => {
    const onStep = (): never => {
      throw Object.assign(new Error(code), {
        errno: -1,
        code,
        syscall: "open",
        path: "/some/file",
      });
    };
    const [message] = await refusal(writePackage(newPackage(), files, { onStep }));
    expect(message).toMatch(new RegExp(`^${expected}: .* \\(/some/file\\)$`));
  });
});

// Windows has other permissions than these.
const describePosix = process.platform === "win32" ? describe.skip : describe;

describePosix("without permission", () => {
  /** Root may do anything, so what it is denied is tried as someone else. */
  async function asNobody<T>(out: string, work: () => Promise<T>): Promise<T> {
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      return await work();
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(out, ".."), 0o755);
    }
  }

  /** A package that exists, in a parent that others may only look into. */
  function restricted(mode: number, parentMode = 0o555): string {
    const parent = temporaryFolder();
    const out = join(parent, "polar");
    mkdirSync(out);
    chmodSync(out, mode);
    chmodSync(parent, parentMode);
    return out;
  }

  test("for the parent, the package is staged in itself", async () => {
    const out = restricted(0o777);
    expect(await asNobody(out, () => writePackage(out, files))).toMatchObject({ removed: [] });
    expect(Object.keys(readTree(out))).toHaveLength(4 + 2);
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("to list the parent, which is then none to stage in either", async () => {
    const out = restricted(0o777, 0o711);
    expect(await asNobody(out, () => writePackage(out, files))).toMatchObject({ removed: [] });
    expect(inParent(out)).toEqual(["polar"]);
  });

  test("to remove a folder that is left empty, it stays", async () => {
    const out = newPackage();
    await writePackage(out, files);
    for (const folder of ["../..", "..", ".", "src/old"]) chmodSync(join(out, folder), 0o777);
    const work = () => writePackage(out, files.slice(0, 2));
    expect(await asNobody(out, work)).toMatchObject({ removed: ["src/old/gone.ts"] });
    expect(readdirSync(join(out, "src/old"))).toEqual([]);
  });

  test("for the package, it says so", async () => {
    const out = restricted(0o555);
    expect(await asNobody(out, () => refusal(writePackage(out, files)))).toEqual([
      `output-not-writable: ${out} could not be read or written: there is no permission to write there`,
    ]);
    expect(readTree(out)).toEqual({});
  });
});
