/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access --
   an edit reaches anywhere in a document, which has no type */
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, jest, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { main } from "../cli/main.js";
import { booksDocument, type Editable } from "../testing/books-document.js";
import { readTree, temporaryFolder, writeTree } from "../testing/temporary-folder.js";

// The first to run loads the generator, whole.
jest.setTimeout(60_000);

/** A repository whose HEAD has the API of books, edited since. */
function repository(
  edit: (document: Editable) => void,
  besides: Readonly<Record<string, string>> = {},
): string {
  const folder = temporaryFolder();
  const git = (...args: readonly string[]): void => {
    const identity = ["-c", "user.name=T", "-c", "user.email=t@example.com"];
    execFileSync("git", [...identity, ...args], { cwd: folder, stdio: "ignore" });
  };
  const write = (document: Editable): void => {
    writeTree(folder, { "spec/books/openapi.json": JSON.stringify(document, null, 2) });
  };
  write(booksDocument());
  writeTree(folder, { "package.json": '{"name":"@acme/root"}', ...besides });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
  const document = booksDocument();
  edit(document);
  write(document);
  return folder;
}

async function pagewright(cwd: string, ...argv: readonly string[]) {
  const output = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof output): PassThrough => {
    const through = new PassThrough();
    through.on("data", (chunk: Buffer) => {
      output[name] += chunk.toString();
    });
    return through;
  };
  const io = { stdout: stream("stdout"), stderr: stream("stderr"), env: {}, cwd };
  const exitCode = await main(argv, io);
  await new Promise(setImmediate);
  return { exitCode, ...output };
}

const withoutSubtitle = (document: Editable): void => {
  delete document.components.schemas.Book.properties.subtitle;
  document.paths["/books"].post.summary = "Add a book";
};

test("a pull request's comment: the verdict, what breaks and why, the rest folded", async () => {
  const folder = repository(withoutSubtitle);
  const before = readTree(join(folder, "spec"));
  const { exitCode, stdout } = await pagewright(folder, "diff", "--format", "markdown");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^<!-- pagewright diff -->\n\n## This breaks consumers of the client\n/);
  expect(stdout).toContain("- **books**: 1 breaking and 1 other changes, a major release");
  expect(stdout).toContain("### `Book.subtitle` is gone from what the server sends");
  expect(stdout).toContain("In `books.list`, `books.create`, `books.get`.");
  expect(stdout).toContain("`#/components/schemas/Book/properties/subtitle`");
  expect(stdout).toContain("page.body.items[0]!.subtitle;");
  expect(stdout).toContain("<summary>1 change that breaks nothing</summary>");
  expect(readTree(join(folder, "spec"))).toEqual(before);
});

test("JSON is what its schema says, and --fail-on decides the exit code", async () => {
  const folder = repository(withoutSubtitle);
  const { exitCode, stdout } = await pagewright(
    ...[folder, "diff", "books", "--base", "HEAD", "--format", "json", "--fail-on", "breaking"],
  );
  expect(exitCode).toBe(1);
  const schema = new URL("../../schemas/diff-report.schema.json", import.meta.url);
  const validate = new Ajv2020().compile(JSON.parse(readFileSync(schema, "utf8")) as object);
  validate(JSON.parse(stdout));
  expect(validate.errors).toBeNull();
  expect(JSON.parse(stdout)).toMatchObject({ breaking: true, bump: "major" });
});

test("the same state is no change, in any format", async () => {
  const folder = repository(() => undefined);
  expect(await pagewright(folder, "diff", "--fail-on", "breaking")).toMatchObject({
    exitCode: 0,
    stdout: "books: no change\n",
  });
});

test("what changes on the wire is told with what it means, though it compiles", async () => {
  const folder = repository((document: Editable) => {
    document.paths["/books"].get.security = [];
  });
  const { stdout } = await pagewright(folder, "diff", "--fail-on", "breaking");
  expect(stdout).toContain(
    "wire security-changed: For books.list, a client needed token and now needs no credential",
  );
  expect(stdout).toContain("  why: A client without what is asked for fails before it sends");
});

test("a changeset says which release is due, and what for", async () => {
  const folder = repository(withoutSubtitle);
  await pagewright(folder, "diff", "--changeset");
  expect(readFileSync(join(folder, ".changeset/api-books.md"), "utf8")).toBe(
    '---\n"@acme/books": major\n---\n\n- Breaking: `Book.subtitle` is gone from what the server sends\n',
  );
});

test("a changeset that cannot be written is told as such", async () => {
  const folder = repository(withoutSubtitle, { ".changeset": "a file\n" });
  const { exitCode, stderr } = await pagewright(folder, "diff", "--changeset");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("error output-not-a-folder: ");
});

test("a repository is found by way of a symbolic link, and so is a folder that is one", async () => {
  const folder = repository(withoutSubtitle, { "packages/api/package.json": "{}" });
  const link = join(temporaryFolder(), "link");
  symlinkSync(folder, link, "junction");
  symlinkSync(join(folder, "spec"), join(folder, "packages/api/spec"), "junction");
  for (const cwd of [link, join(folder, "packages/api"), join(folder, "spec/books")]) {
    const { exitCode, stdout } = await pagewright(cwd, "diff");
    expect({ cwd, exitCode }).toEqual({ cwd, exitCode: 0 });
    expect(stdout).toContain("Book.subtitle");
  }
});

test("a hook of a worktree has the repository around its folder, wherever it runs", async () => {
  const folder = repository(withoutSubtitle, { "packages/api/package.json": "{}" });
  renameSync(join(folder, "spec"), join(folder, "packages/api/spec"));
  const options = { cwd: folder, stdio: "ignore" } as const;
  const identity = ["-c", "user.name=T", "-c", "user.email=t@example.com"];
  execFileSync("git", ["add", "."], options);
  execFileSync("git", [...identity, "commit", "--quiet", "--message", "Move"], options);
  process.env.GIT_DIR = join(folder, ".git");
  try {
    const { stdout } = await pagewright(join(folder, "packages/api"), "diff");
    expect(stdout).toBe("books: no change\n");
  } finally {
    delete process.env.GIT_DIR;
  }
});

/** An overlay that has the list of books page by a cursor, or by what else is said. */
const paging = (pagination: object): string =>
  JSON.stringify({
    overlay: "1.0.0",
    info: { title: "Paging", version: "1" },
    actions: [
      { target: "$.paths['/books'].get['x-pagewright']", remove: true },
      { target: "$.paths['/books'].get", update: { "x-pagewright": { pagination } } },
    ],
  });
const byNumber = paging({
  ...{ style: "page", request: { page: "page" } },
  response: { items: "/items" },
});
const byOffset = paging({
  ...{ style: "offset", request: { offset: "page" } },
  response: { items: "/items" },
});

test("--base has the overlays of its commit", async () => {
  const folder = repository(() => undefined, { "spec/books/overlays/paging.json": byNumber });
  expect(await pagewright(folder, "diff")).toMatchObject({ stdout: "books: no change\n" });
  writeTree(folder, { "spec/books/overlays/paging.json": byOffset });
  const { stdout } = await pagewright(folder, "diff");
  expect(stdout).toContain("breaking page-numbers-removed");
  expect(stdout).toContain("/spec/books/overlays/paging.json:1 ");
});

test("two documents take overlays, for both or for one", async () => {
  const folder = temporaryFolder();
  const document = JSON.stringify(booksDocument());
  writeTree(folder, {
    "a.json": document,
    "b.json": document,
    "n.json": byNumber,
    "o.json": byOffset,
  });
  const diff = (...overlays: readonly string[]) =>
    pagewright(folder, "diff", "--from", "a.json", "--to", "b.json", ...overlays);
  expect((await diff("--overlay", "o.json")).stdout).toBe("b: no change\n");
  const { stdout } = await diff("--from-overlay", "n.json", "--to-overlay", "o.json");
  expect(stdout).toContain("breaking page-numbers-removed");
  const wrong = await pagewright(folder, "diff", "--overlay", "o.json");
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("go with --spec") });
});

/** A repository with a document that lies elsewhere than in `spec`, in two files. */
function monorepo(): string {
  const { components, ...document } = booksDocument();
  const schemas = JSON.stringify(components.schemas).replaceAll("#/components/schemas", "#");
  const root = JSON.stringify({ ...document, components: { ...components, schemas: {} } });
  return repository(() => undefined, {
    "packages/api/openapi.json": root.replaceAll("#/components/schemas", "parts/schemas.json#"),
    "packages/api/parts/schemas.json": schemas,
    "overlays/paging.json": byNumber,
  });
}

test("a document outside of spec/ is compared with a commit, its other files and overlays too", async () => {
  const folder = monorepo();
  const argv = ["diff", "--spec", "../packages/api/openapi.json", "--name", "@acme/books"];
  const diff = (...rest: readonly string[]) =>
    pagewright(join(folder, "overlays"), ...argv, "--overlay", "paging.json", ...rest);
  expect((await diff()).stdout).toBe("books: no change\n");
  const parts = join(folder, "packages/api/parts/schemas.json");
  const edited = readFileSync(parts, "utf8").replace('"subtitle":', '"motto":');
  writeTree(folder, {
    "packages/api/parts/schemas.json": edited,
    "overlays/paging.json": byOffset,
  });
  const { exitCode, stdout } = await diff("--fail-on", "breaking", "--changeset");
  expect(exitCode).toBe(1);
  expect(stdout).toContain(".subtitle is gone from what the server sends");
  expect(stdout).toContain("breaking page-numbers-removed");
  expect(readFileSync(join(folder, "overlays/.changeset/api-books.md"), "utf8")).toContain(
    '"@acme/books": major',
  );
});

test("schemas that move to another file are renamed, also those that speak of one another", async () => {
  const folder = monorepo();
  const [old, now] = ["schemas", "records"].map((name) =>
    join(folder, `packages/api/parts/${name}.json`),
  );
  renameSync(String(old), String(now));
  const file = "packages/api/openapi.json";
  const root = readFileSync(join(folder, file), "utf8");
  writeTree(folder, { [file]: root.replaceAll("parts/schemas.json#", "parts/records.json#") });
  const { stdout } = await pagewright(folder, "diff", "--spec", file);
  expect(stdout).toContain("The type SchemasBook is now called RecordsBook");
  expect(stdout).not.toContain("is no longer exported");
});

test("a document that has become YAML is compared with the JSON that it was", async () => {
  const folder = monorepo();
  const [json, yaml] = ["json", "yaml"].map((end) => join(folder, `packages/api/openapi.${end}`));
  renameSync(String(json), String(yaml));
  const { stdout } = await pagewright(folder, "diff", "--spec", "packages/api/openapi.yaml");
  expect(stdout).toBe("api: no change\n");
});

test("what the commit does not have is new: the document, or one of its overlays", async () => {
  const folder = monorepo();
  const document = readFileSync(join(folder, "spec/books/openapi.json"), "utf8");
  writeTree(folder, { "openapi.json": document, "late.json": byOffset });
  const added = await pagewright(folder, "diff", "--spec", "openapi.json");
  expect(added.stdout).toContain(": a new API");
  const { stdout } = await pagewright(
    ...[folder, "diff", "--spec", "spec/books/openapi.json", "--overlay", "late.json"],
  );
  expect(stdout).toMatch(/^books: .*breaking.*\n[^]*breaking page-numbers-removed/);
});

test.each(["spec", "spec/books"])("%s may be a submodule", async (path) => {
  const folder = repository((document) => {
    delete document.paths["/books"];
  });
  const identity = ["-c", "user.name=T", "-c", "user.email=t@example.com"];
  const git = (at: string, ...args: readonly string[]): void => {
    const cwd = join(folder, at);
    execFileSync("git", [...identity, ...args], { cwd, stdio: "ignore" });
  };
  const edited = readFileSync(join(folder, "spec/books/openapi.json"));
  git(".", "checkout", "--", "spec");
  git(".", "rm", "-r", "--cached", "spec");
  for (const [at, message] of [
    [path, "Begin"],
    [".", "Move the documents"],
  ] as const) {
    git(at, "init");
    git(at, "add", ".");
    git(at, "commit", "--message", message);
  }
  writeTree(folder, { "spec/books/openapi.json": edited });
  git(path, "commit", "--all", "--message", "Remove a path");
  expect((await pagewright(folder, "diff")).stdout).toMatch(/^books: .*breaking/);
  expect((await pagewright(folder, "diff", "--base", "HEAD~1")).stdout).toMatch(
    /^books: .*breaking/,
  );
});

test.each([
  [["--base", "nowhere"], /Git knows no commit "nowhere"/],
  [["--base", "--output=x"], /Git knows no commit|argument missing|option/i],
  [["--from", "a.json"], /--from and --to go together/],
  [["books", "--from", "a.json", "--to", "b.json"], /name two documents/],
  [["--spec", "a.json", "--from", "a.json", "--to", "b.json"], /name two documents/],
  [["--spec", "a.json"], /a\.json.*no such file|There is no file|a\.json/],
  [["books", "--spec", "a.json"], /--spec names a document/],
  [["--spec", "-"], /standard input has no commit/],
  [["--spec", "a.json", "--to-overlay", "o.json"], /go with --from and --to/],
  [["--name", "@acme/books"], /go with --spec/],
])("%j is bad input: exit code 2", async (argv, said) => {
  const folder = repository(() => undefined);
  const { exitCode, stderr, stdout } = await pagewright(folder, "diff", ...argv);
  expect(exitCode).toBe(2);
  expect(stderr + stdout).toMatch(said);
});

test.each<[where: string, prepare: (folder: string) => void]>([
  ["outside of a repository", () => undefined],
  [
    "in a repository without a commit",
    (folder) => execFileSync("git", ["init", "--quiet"], { cwd: folder, stdio: "ignore" }),
  ],
])("%s the error says what can be compared all the same", async (_, prepare) => {
  const folder = temporaryFolder();
  writeTree(folder, { "spec/books/openapi.json": JSON.stringify(booksDocument()) });
  prepare(folder);
  const { exitCode, stderr } = await pagewright(folder, "diff");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Two documents are compared without git: --from <file> --to <file>.");
});
