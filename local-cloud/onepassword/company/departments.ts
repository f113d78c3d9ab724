/** A department: its share of the people, its vaults, and the jobs in it. */
export type Department = {
  readonly name: string;
  readonly share: number;
  readonly vaults: readonly string[];
  readonly jobs: readonly string[];
};

/** The departments of the generated company; shares add up to 1. */
export const departments: readonly Department[] = [
  {
    name: "Engineering",
    share: 0.32,
    vaults: ["Engineering", "Staging", "Developer Tools"],
    jobs: ["Engineer", "Senior Engineer", "Engineering Manager"],
  },
  {
    name: "Platform",
    share: 0.12,
    vaults: ["Production", "Cloud Root Accounts", "Build Machines"],
    jobs: ["Site Reliability Engineer", "Platform Engineer"],
  },
  { name: "Sales", share: 0.18, vaults: ["Sales", "Customer Portals"], jobs: ["Account Executive", "Sales Engineer"] },
  { name: "Support", share: 0.14, vaults: ["Support"], jobs: ["Support Specialist"] },
  { name: "Marketing", share: 0.08, vaults: ["Marketing", "Social Media"], jobs: ["Marketer", "Designer"] },
  { name: "Finance", share: 0.07, vaults: ["Finance", "Banking"], jobs: ["Accountant", "Controller"] },
  { name: "People", share: 0.05, vaults: ["People"], jobs: ["Recruiter", "People Partner"] },
  { name: "Security", share: 0.04, vaults: ["Security", "Break Glass"], jobs: ["Security Engineer", "Analyst"] },
];

/** Vaults whose loss would hurt most; a detection may want to treat them apart. */
export const sensitiveVaults: ReadonlySet<string> = new Set([
  "Production",
  "Cloud Root Accounts",
  "Banking",
  "Break Glass",
]);
