/** How grave what a rule finds is; Sentinel's names. */
export type Severity = "High" | "Medium" | "Low" | "Informational";
