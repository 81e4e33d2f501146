/** A plan (规划) as imported. */
export interface Plan {
  /** Letters, digits, "-" and "_". */
  id: string;
  title: string;
  docNumber: string | null;
  issuer: string | null;
  /** Short name of the district ("西青区"), "" when the document names none. It chooses the directory of bodies. */
  region: string;
  periodStart: number | null;
  periodEnd: number | null;
  /**
   * Who gives the report where no lead is printed: every body its own part, or the first-listed as lead
   * (domain: 报送规则, a switch per plan).
   */
  withoutLead: "each" | "first";
}

/** The first year of a five-year plan by its number: “十三五”, the thirteenth, began in 2016. */
export const firstYearOf = (number: number): number => 2016 + (number - 13) * 5;

/** A plan among others: with its district, since titles alone are often the same everywhere. */
export const planLabel = ({ region, title }: Pick<Plan, "region" | "title">): string =>
  title.includes(region) ? title : `${region} ${title}`;
