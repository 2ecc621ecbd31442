/** A peer's output for the same two edits of Polar's document. */
export interface PeerLocality {
  readonly peer: string;
  /** An optional property on a schema: files, lines added and removed. */
  readonly property: readonly [files: number, added: number, removed: number];
  /** A new paged GET. */
  readonly operation: readonly [files: number, added: number, removed: number];
  readonly longestOfOperation: number;
}

/**
 * Measured on 23 November 2026 by `git diff --no-index --numstat`: openapi-typescript 7.13.0, oazapfts 7.5.0,
 * @hey-api/openapi-ts 0.99.0, orval 8.38.0, kubb 4.39.3, swagger-typescript-api 13.13.0,
 * openapi-typescript-codegen 0.31.0.
 */
export const peers: readonly PeerLocality[] = [
  {
    peer: "openapi-typescript",
    property: [1, 5, 0],
    operation: [1, 56, 0],
    longestOfOperation: 88,
  },
  { peer: "oazapfts", property: [1, 4, 0], operation: [1, 41, 0], longestOfOperation: 78 },
  { peer: "hey-api", property: [1, 12, 0], operation: [3, 70, 3], longestOfOperation: 59_500 },
  { peer: "orval, by tags", property: [1, 2, 0], operation: [3, 81, 0], longestOfOperation: 163 },
  { peer: "orval, one file", property: [1, 2, 0], operation: [1, 73, 0], longestOfOperation: 163 },
  { peer: "kubb", property: [1, 4, 0], operation: [6, 82, 0], longestOfOperation: 225 },
  {
    peer: "swagger-typescript-api",
    property: [1, 5, 0],
    operation: [1, 38, 0],
    longestOfOperation: 63,
  },
  {
    peer: "openapi-typescript-codegen",
    property: [1, 4, 0],
    operation: [2, 58, 0],
    longestOfOperation: 68,
  },
];
