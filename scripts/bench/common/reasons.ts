/** Why others are ahead in a figure, by the measure's name; printed beside it. */
export const reasons: Readonly<Record<string, string>> = {};
