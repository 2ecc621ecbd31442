type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type Hundred<First extends 3 | 4 | 5> =
  `${First}${Digit}${Digit}` extends `${infer Status extends number}` ? Status : never;

/** What a range of statuses means where a document describes a range. */
export type Status3XX = Hundred<3>;
export type Status4XX = Hundred<4>;
export type Status5XX = Hundred<5>;

/** Every status of a call that failed. */
export type FailureStatus = Status3XX | Status4XX | Status5XX;
