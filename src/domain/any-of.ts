/**
 * One pattern that fits what any of the alternatives fits, the first that fits winning: so that a long list of wordings
 * stands in lines, each with its own comment. Flags are those of all alternatives together.
 */
export function anyOf(...alternatives: RegExp[]): RegExp {
  const flags = new Set(alternatives.flatMap(({ flags }) => [...flags]));
  return new RegExp(alternatives.map(({ source }) => source).join("|"), [...flags].join(""));
}
