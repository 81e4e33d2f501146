/**
 * One pattern that fits what any of the alternatives fits, the first that fits winning: so that a long list of wordings
 * stands in lines, each with its own comment. All must have the same flags.
 * @throws Error where they differ: one /i would make all of them so
 */
export function anyOf(...alternatives: RegExp[]): RegExp {
  const flags = new Set(alternatives.map((alternative) => alternative.flags));
  if (flags.size !== 1) throw new Error(`alternatives with different flags: ${[...flags].join(" ")}`);
  return new RegExp(alternatives.map(({ source }) => source).join("|"), [...flags][0]);
}
