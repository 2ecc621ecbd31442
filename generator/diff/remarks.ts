import type { Change } from "./finding.js";

type Remark = Pick<Change, "code" | "kind" | "level" | "breaking" | "message" | "why" | "action">;

/** A sentence about an operation, which may be one about several. */
export function of(
  operation: string,
  sentence: (it: string) => string,
): Pick<Change, "message" | "together"> {
  return { message: sentence(`\`${operation}\``), together: sentence };
}

/** What is described in other words, and is what it was. */
export function redescribed(what: string): Remark {
  return {
    ...{ code: "description-changed", kind: "changed", level: "documentation", breaking: false },
    message: `${what} is described in other words`,
    why: "Comments in the code change; nothing else does.",
    action: "Nothing has to be done.",
  };
}

/** What has become deprecated, or is so no longer; `of` begins the codes of both. */
export function deprecation(of: string, what: string, deprecated: boolean): Remark {
  return deprecated
    ? {
        ...{ code: `${of}-deprecated`, kind: "deprecated", level: "wire", breaking: false },
        message: `${what} is deprecated`,
        why: "It may go in a later version.",
        action: "Plan to do without it.",
      }
    : {
        ...{ code: `${of}-undeprecated`, kind: "changed", level: "wire", breaking: false },
        message: `${what} is no longer deprecated`,
        why: "It is here to stay.",
        action: "Nothing has to be done.",
      };
}
